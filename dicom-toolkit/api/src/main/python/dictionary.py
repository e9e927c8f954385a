#!/usr/bin/env python3
"""Writes dictionary.tsv (tag, VR, keyword) from DCMTK's dicom.dic, which holds PS3.6: dictionary.py dicom.dic > dictionary.tsv"""
import re
import sys

CHOICE = {"ox": "OW", "xs": "US", "lt": "OW", "up": "UL", "px": "OW"}  # VRs that depend on other attributes
rows = {}
edition = ""
for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
    found = re.search(r"(DICOM PS ?3\.6[- ]?\d{4}\w?|PS3\.6-\d{4}\w?|PS 3\.6-\d{4}\w?)", line)
    if found and not edition:
        edition = found.group(1)
    m = re.match(r"\(([0-9a-fA-F]{4}),([0-9a-fA-F]{4})\)\s+(\w\w)\s+(\w+)\s+\S+\s+(\S+)", line)
    if m and "Private" not in m.group(5) and m.group(1) != "0002":
        vr = CHOICE.get(m.group(3), m.group(3))
        if vr.isupper():
            rows[m.group(1).lower() + m.group(2).lower()] = (vr, m.group(4).removeprefix("RETIRED_"))
print(f"# tag, VR, keyword: {edition or 'PS3.6'} by way of DCMTK's dicom.dic; made by dictionary.py")
for tag, (vr, keyword) in sorted(rows.items()):
    print(f"{tag}\t{vr}\t{keyword}")
