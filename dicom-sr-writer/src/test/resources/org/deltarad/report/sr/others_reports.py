"""TID 1500 reports as other software builds them, written by pydicom: others_reports.py FOLDER.

highdicom.dcm  Comprehensive 3D SR: person and device observers, groups of TID 1411, 1410 and 1501 with modifiers, methods
               and derivations, a planar contour in space, a missing value, qualitative evaluations.
dcmqi.dcm      Enhanced SR as tid1500writer makes it: groups of TID 1411 with Activity Session and Time Point, codes of
               the retired scheme SRT, Latin-1.
odd.dcm        What archives hold: a group without a template, a measurement outside of any group, a Measured Value
               Sequence that is absent, a Code Meaning that is too long or missing, a Long Code Value, a text that is empty.
Numbers are 1, 2, 3, ... in document order, so that a reader can be held to all of them.
"""
import sys
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian

SEG = "1.2.840.10008.5.1.4.1.1.66.4"
MR = "1.2.840.10008.5.1.4.1.1.4"
COUNT = [0]


def code(value, scheme, meaning):
    item = Dataset()
    if len(value) > 16:
        item.LongCodeValue = value
    else:
        item.CodeValue = value
    item.CodingSchemeDesignator = scheme
    if meaning is not None:
        item.add_new(0x00080104, "LO", meaning)
    return item


def item(relationship, kind, name, *children):
    i = Dataset()
    if relationship:
        i.RelationshipType = relationship
    i.ValueType = kind
    if name:
        i.ConceptNameCodeSequence = Sequence([code(*name)])
    if children:
        i.ContentSequence = Sequence(children)
    return i


def container(relationship, name, template, *children):
    i = item(relationship, "CONTAINER", name, *children)
    i.ContinuityOfContent = "SEPARATE"
    if template:
        t = Dataset()
        t.MappingResource = "DCMR"
        t.TemplateIdentifier = template
        i.ContentTemplateSequence = Sequence([t])
    return i


def text(relationship, name, value, *children):
    i = item(relationship, "TEXT", name, *children)
    i.TextValue = value
    return i


def uid(relationship, name, value):
    i = item(relationship, "UIDREF", name)
    i.UID = value
    return i


def coded(relationship, name, value, *children):
    i = item(relationship, "CODE", name, *children)
    i.ConceptCodeSequence = Sequence([code(*value)])
    return i


def num(name, unit, *children, relationship="CONTAINS"):
    COUNT[0] += 1
    i = item(relationship, "NUM", name, *children)
    m = Dataset()
    m.NumericValue = str(COUNT[0])
    m.MeasurementUnitsCodeSequence = Sequence([code(*unit)])
    i.MeasuredValueSequence = Sequence([m])
    return i


def missing(name, *children):
    i = item("CONTAINS", "NUM", name, *children)
    i.MeasuredValueSequence = Sequence([])
    i.NumericValueQualifierCodeSequence = Sequence([code("114006", "DCM", "Measurement failure")])
    return i


def sop(sop_class, instance, segment=None, frame=None):
    s = Dataset()
    s.ReferencedSOPClassUID = sop_class
    s.ReferencedSOPInstanceUID = instance
    if segment:
        s.ReferencedSegmentNumber = segment
    if frame:
        s.ReferencedFrameNumber = frame
    return s


def image(relationship, name, sop_class, instance, segment=None, frame=None):
    i = item(relationship, "IMAGE", name)
    i.ReferencedSOPSequence = Sequence([sop(sop_class, instance, segment, frame)])
    return i


def contour(name, points, frame_of_reference):
    i = item("CONTAINS", "SCOORD3D", name)
    i.GraphicType = "POLYGON"
    i.GraphicData = points
    i.ReferencedFrameOfReferenceUID = frame_of_reference
    return i


TRACKING = ("112039", "DCM", "Tracking Identifier")
TRACKING_UID = ("112040", "DCM", "Tracking Unique Identifier")
FINDING = ("121071", "DCM", "Finding")
SITE = ("363698007", "SCT", "Finding Site")
SIDE = ("272741003", "SCT", "Laterality")
SEGMENT = ("121191", "DCM", "Referenced Segment")
SERIES = ("121232", "DCM", "Source series for segmentation")
GROUP = ("125007", "DCM", "Measurement Group")
MM3 = ("mm3", "UCUM", "cubic millimeter")
MM = ("mm", "UCUM", "millimeter")
HU = ("[hnsf'U]", "UCUM", "Hounsfield unit")
VOLUME = ("118565006", "SCT", "Volume")
CONTEXT, MODIFIER = "HAS OBS CONTEXT", "HAS CONCEPT MOD"


def file(folder, name, sop_class, charset, patient, children, root_template="1500"):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = "2.25.7000%d" % len(name)
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    d = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    d.SpecificCharacterSet = charset
    d.SOPClassUID, d.SOPInstanceUID = sop_class, meta.MediaStorageSOPInstanceUID
    d.StudyInstanceUID, d.SeriesInstanceUID = "2.25.100", "2.25.7001"
    d.PatientName, d.PatientID, d.PatientBirthDate, d.PatientSex = patient, "P1", "", ""
    d.StudyDate, d.StudyTime, d.StudyID, d.AccessionNumber, d.ReferringPhysicianName = "20260102", "", "", "", ""
    d.Modality, d.SeriesNumber, d.InstanceNumber = "SR", 1, 1
    d.Manufacturer, d.ManufacturerModelName, d.SoftwareVersions = "Others", name, ["1.0", "2.0"]
    d.SeriesDescription = "Measurements"
    d.ContentDate, d.ContentTime = "20260103", "101500"
    d.CompletionFlag, d.VerificationFlag = "COMPLETE", "UNVERIFIED"
    study, series = Dataset(), Dataset()
    series.SeriesInstanceUID = "2.25.101"
    series.ReferencedSOPSequence = Sequence([sop(MR, "2.25.102"), sop(SEG, "2.25.103")])
    study.StudyInstanceUID = "2.25.100"
    study.ReferencedSeriesSequence = Sequence([series])
    d.CurrentRequestedProcedureEvidenceSequence = Sequence([study])
    d.PerformedProcedureCodeSequence = Sequence([])
    root = container(None, ("126000", "DCM", "Imaging Measurement Report"), root_template, *children)
    for element in root:
        d.add(element)
    d.is_little_endian, d.is_implicit_VR = True, False
    d.save_as(folder + "/" + name + ".dcm", write_like_original=False)
    print(name, COUNT[0])
    COUNT[0] = 0


def head():
    person = item(CONTEXT, "PNAME", ("121008", "DCM", "Person Observer Name"))
    person.PersonName = "Doe^Jane"
    return [
        coded(MODIFIER, ("121049", "DCM", "Language of Content Item and Descendants"), ("en-US", "RFC5646", "English")),
        coded(CONTEXT, ("121005", "DCM", "Observer Type"), ("121006", "DCM", "Person")),
        person,
        uid(CONTEXT, ("121012", "DCM", "Device Observer UID"), "2.25.42"),
        coded(MODIFIER, ("121058", "DCM", "Procedure reported"), ("25045-6", "LN", "CT unspecified body region")),
        container("CONTAINS", ("111028", "DCM", "Image Library"), "1600",
                  container("CONTAINS", ("126200", "DCM", "Image Library Group"), None,
                            coded("HAS ACQ CONTEXT", ("121139", "DCM", "Modality"), ("CT", "DCM", "Computed Tomography")),
                            image("CONTAINS", None, MR, "2.25.102"))),
    ]


def highdicom(folder):
    site = coded(MODIFIER, SITE, ("39607008", "SCT", "Lung"), coded(MODIFIER, SIDE, ("7771000", "SCT", "Left")))
    volumetric = container(
        "CONTAINS", GROUP, "1411",
        text(CONTEXT, TRACKING, "Lesion 1"), uid(CONTEXT, TRACKING_UID, "2.25.500"),
        coded("CONTAINS", ("276214006", "SCT", "Finding category"), ("49755003", "SCT", "Morphologically Abnormal Structure")),
        coded("CONTAINS", FINDING, ("108369006", "SCT", "Neoplasm")),
        text(CONTEXT, ("C2348792", "UMLS", "Time Point"), "TP1"),
        image("CONTAINS", SEGMENT, SEG, "2.25.103", segment=[2]), uid("CONTAINS", SERIES, "2.25.101"), site,
        num(VOLUME, MM3,
            coded(MODIFIER, ("370129005", "SCT", "Measurement Method"), ("126030", "DCM", "Sum of segmented voxel volumes"))),
        num(("112031", "DCM", "Attenuation Coefficient"), HU,
            coded(MODIFIER, ("121401", "DCM", "Derivation"), ("373098007", "SCT", "Mean")),
            coded(MODIFIER, SITE, ("39607008", "SCT", "Lung"))),
        missing(("112031", "DCM", "Attenuation Coefficient"),
                coded(MODIFIER, ("121401", "DCM", "Derivation"), ("386136009", "SCT", "Standard Deviation"))),
        coded("CONTAINS", ("RID34267", "RADLEX", "Margin"), ("RID5714", "RADLEX", "spiculated"),
              coded(MODIFIER, ("255583007", "SCT", "Certainty"), ("59156000", "SCT", "Definite"))),
        text("CONTAINS", ("121106", "DCM", "Comment"), "grown"))
    planar = container(
        "CONTAINS", GROUP, "1410",
        text(CONTEXT, TRACKING, "Lesion 2"), uid(CONTEXT, TRACKING_UID, "2.25.501"),
        contour(("111030", "DCM", "Image Region"), [0.0, 0, 1, 10, 0, 1, 10, 5, 1, 0, 0, 1], "2.25.600"),
        num(("103355008", "SCT", "Width"), MM))
    parameter = num(("121416", "DCM", "Z-Score of measurement"), ("1", "UCUM", "no units"), relationship="INFERRED FROM")
    generic = container(
        "CONTAINS", GROUP, "1501",
        text(CONTEXT, TRACKING, "Score"),
        coded(MODIFIER, ("370129005", "SCT", "Measurement Method"), ("126030", "DCM", "Sum of segmented voxel volumes")),
        text(MODIFIER, ("111001", "DCM", "Algorithm Name"), "net"), text(MODIFIER, ("111003", "DCM", "Algorithm Version"), "3"),
        num(("118538004", "SCT", "Mass"), ("g", "UCUM", "gram"), parameter, image("INFERRED FROM", None, MR, "2.25.102", frame=[3])))
    evaluations = container(
        "CONTAINS", ("C0034375", "UMLS", "Qualitative Evaluations"), None,
        coded("CONTAINS", ("RID50296", "RADLEX", "BI-RADS"), ("RID36036", "RADLEX", "Category 2")),
        text("CONTAINS", ("121106", "DCM", "Comment"), "as before"))
    file(folder, "highdicom", "1.2.840.10008.5.1.4.1.1.88.34", "ISO_IR 192", "Wang^XiaoDong=王^小東",
         head() + [container("CONTAINS", ("126010", "DCM", "Imaging Measurements"), None, volumetric, planar, generic), evaluations])


def dcmqi(folder):
    def group(n):
        return container(
            "CONTAINS", GROUP, "1411",
            text(CONTEXT, ("C67447", "NCIt", "Activity Session"), "1"),
            text(CONTEXT, TRACKING, "Measurements group %d" % n), uid(CONTEXT, TRACKING_UID, "2.25.51%d" % n),
            coded("CONTAINS", FINDING, ("M-01000", "SRT", "Morphologically Altered Structure")),
            text(CONTEXT, ("C2348792", "UMLS", "Time Point"), str(n)),
            image("CONTAINS", SEGMENT, SEG, "2.25.103", segment=[n]), uid("CONTAINS", SERIES, "2.25.101"),
            coded(MODIFIER, ("G-C0E3", "SRT", "Finding Site"), ("T-62000", "SRT", "Liver")),
            num(("G-D705", "SRT", "Volume"), MM3),
            num(("112031", "DCM", "Attenuation Coefficient"), HU,
                coded(MODIFIER, ("121401", "DCM", "Derivation"), ("R-00317", "SRT", "Mean"))),
            num(("112031", "DCM", "Attenuation Coefficient"), HU,
                coded(MODIFIER, ("121401", "DCM", "Derivation"), ("R-404FB", "SRT", "Minimum"))))
    file(folder, "dcmqi", "1.2.840.10008.5.1.4.1.1.88.22", "ISO_IR 100", "Müller^Zoë",
         head() + [container("CONTAINS", ("126010", "DCM", "Imaging Measurements"), None, group(1), group(2))])


def odd(folder):
    absent = item("CONTAINS", "NUM", VOLUME)
    group = container(
        "CONTAINS", GROUP, None,
        text(CONTEXT, TRACKING, "untyped"),
        num(("a-code-value-of-more-than-16-characters", "99X", "Long"), MM),
        num(("1", "99X", "a meaning of more than sixty-four characters, which the standard does not allow but files hold"), MM),
        num(("2", "99X", None), MM),
        absent,
        text("CONTAINS", ("121106", "DCM", "Comment"), ""),
        container("CONTAINS", ("3", "99X", "Nested"), None, num(VOLUME, MM3)))
    file(folder, "odd", "1.2.840.10008.5.1.4.1.1.88.33", "", "X", head() + [
        container("CONTAINS", ("126010", "DCM", "Imaging Measurements"), None, group, num(VOLUME, MM3))], root_template=None)


if __name__ == "__main__":
    highdicom(sys.argv[1])
    dcmqi(sys.argv[1])
    odd(sys.argv[1])
