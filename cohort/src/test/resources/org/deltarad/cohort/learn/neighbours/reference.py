# Makes sklearn.csv: votes weighted by distance, by scikit-learn 1.2.1 (python3-sklearn of Debian 12), on iris.csv with
# 1e-3 times the row's number added to the first feature, which leaves no ties. Run in this folder: /usr/bin/python3 reference.py
import csv
import numpy as np
from sklearn.neighbors import KNeighborsClassifier

with open("iris.csv") as f:
    rows = list(csv.reader(f))[1:]
d = np.array(rows, dtype=float)
x = d[:, 2:]
x[:, 0] += 1e-3 * np.arange(len(x))
test = d[:, 1] == 1
columns = {}
for metric in ("euclidean", "manhattan"):
    m = KNeighborsClassifier(5, weights="distance", metric=metric, algorithm="brute").fit(x[~test], d[~test, 0])
    columns[metric] = m.predict_proba(x[test])[:, 1]
with open("sklearn.csv", "w") as f:
    print(",".join(columns), file=f)
    for n in range(test.sum()):
        print(",".join(repr(float(c[n])) for c in columns.values()), file=f)
