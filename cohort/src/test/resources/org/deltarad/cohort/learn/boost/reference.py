# Makes xgboost.csv for XgboostAgainstPythonTest: margins of the rows of pbc.csv, by python3-xgboost 1.7.4 of Debian 12;
# and contributions.csv for TreeShapTest: pred_contribs (TreeSHAP) of "cox" for the first 20 rows, the base last.
# Run in this folder: /usr/bin/python3 reference.py
import csv, math
import numpy as np, xgboost as xgb

with open("pbc.csv") as f:
    rows = list(csv.DictReader(f))
names = [n for n in rows[0] if n not in ("time", "event")]
x = np.array([[float(r[n]) for n in names] for r in rows], dtype=np.float32)
time = np.array([float(r["time"]) for r in rows])
event = np.array([float(r["event"]) for r in rows]) == 1
geometric = float(np.float32(math.exp(np.log(time).mean())))

def fit(objective, **more):
    m = xgb.DMatrix(x)
    if objective == "survival:cox":
        m.set_label(np.where(event, time, -time).astype(np.float32))
        more["base_score"] = 1
    else:
        m.set_float_info("label_lower_bound", time.astype(np.float32))
        m.set_float_info("label_upper_bound", np.where(event, time, np.inf).astype(np.float32))
        more["base_score"] = geometric
    p = dict(objective=objective, tree_method="exact", max_depth=3, eta=0.1, min_child_weight=1, nthread=1, verbosity=0)
    p["lambda"] = 1
    p.update(more)
    booster = xgb.train(p, m, 50)
    return booster.predict(m, output_margin=True), booster.predict(m, pred_contribs=True)

columns = {
    "cox": fit("survival:cox"),
    "cox.penalised": fit("survival:cox", alpha=0.5, gamma=0.2, **{"lambda": 2}),
    "aft.normal": fit("survival:aft", aft_loss_distribution="normal", aft_loss_distribution_scale=1.2),
    "aft.logistic": fit("survival:aft", aft_loss_distribution="logistic", aft_loss_distribution_scale=1.0),
    "aft.extreme": fit("survival:aft", aft_loss_distribution="extreme", aft_loss_distribution_scale=1.0),
}
contributions = columns["cox"][1][:20]
columns = {name: c[0] for name, c in columns.items()}
with open("contributions.csv", "w") as f:
    print(",".join(names + ["base"]), file=f)
    for row in contributions:
        print(",".join(repr(float(v)) for v in row), file=f)
with open("xgboost.csv", "w") as f:
    print(",".join(columns), file=f)
    for n in range(len(rows)):
        print(",".join(repr(float(c[n])) for c in columns.values()), file=f)
