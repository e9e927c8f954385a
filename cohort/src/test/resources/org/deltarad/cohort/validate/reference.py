# Makes the files of DesignOfS4Test with scikit-learn 1.2.1 (python3-sklearn of Debian 12). Run in this folder: /usr/bin/python3 reference.py
#
# s4.csv        90 made-up patients: fold (0 to 4), positive, 60 features of which 12 carry the class
# s4-scores.csv decision value of each patient while its fold is held out:
#               standardised (n - 1) -> RFE by LogisticRegression(C = 1), one at a time, to 20
#               features -> SVC(RBF, C 1000, gamma 0.001), each fitted on the other folds
# s4-kept.csv   the features that each fold keeps
# s4-logistic.csv intercept and coefficients of LogisticRegression(C = 1) on all patients, standardised, by further Newton steps
import numpy as np
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

random = np.random.default_rng(20261121)
n, p = 90, 60
positive = (np.arange(n) % 2 == 0).astype(int)
x = random.normal(size=(n, p)) * random.uniform(0.5, 20, p) + random.normal(size=p) * 10
x[:, :12] += np.outer(positive, x[:, :12].std(axis=0) * 0.5)
fold = random.permutation(np.arange(n) // 2 % 5 * 2 + positive) // 2
with open("s4.csv", "w") as f:
    print(",".join(["fold", "positive"] + [f"f{k}" for k in range(p)]), file=f)
    for r in range(n):
        print(",".join([str(fold[r]), str(positive[r])] + [repr(float(v)) for v in x[r]]), file=f)

def logistic():
    return LogisticRegression(C=1, tol=1e-9, max_iter=10000)

score = np.zeros(n)
kept = []
for k in range(5):
    train, held = fold != k, fold == k
    mean, sd = x[train].mean(axis=0), x[train].std(axis=0, ddof=1)
    z = (x - mean) / sd
    rfe = RFE(logistic(), n_features_to_select=20, step=1).fit(z[train], positive[train])
    kept.append(np.flatnonzero(rfe.support_))
    svc = SVC(C=1000, gamma=0.001, tol=1e-8).fit(z[train][:, rfe.support_], positive[train])
    score[held] = svc.decision_function(z[held][:, rfe.support_])
with open("s4-scores.csv", "w") as f:
    print("score", file=f)
    for r in range(n):
        print(repr(float(score[r])), file=f)
with open("s4-kept.csv", "w") as f:
    print(",".join(f"fold{k}" for k in range(5)), file=f)
    for r in range(20):
        print(",".join(str(k[r]) for k in kept), file=f)
z = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
m = logistic().fit(z, positive)
# L-BFGS ends some 1e-5 from the minimum: Newton steps from there
w = np.concatenate([m.intercept_, m.coef_[0]])
design = np.column_stack([np.ones(n), z])
penalty = np.diag([0.0] + [1.0] * p)
for _ in range(20):
    chance = 1 / (1 + np.exp(-design @ w))
    hessian = design.T @ (design * (chance * (1 - chance))[:, None]) + penalty
    w -= np.linalg.solve(hessian, design.T @ (chance - positive) + penalty @ w)
assert np.abs(w - np.concatenate([m.intercept_, m.coef_[0]])).max() < 1e-4
with open("s4-logistic.csv", "w") as f:
    print("coefficient", file=f)
    for v in w:
        print(repr(float(v)), file=f)
