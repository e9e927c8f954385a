/**
 * Support vector machines with linear, polynomial and RBF kernels: {@link org.deltarad.cohort.learn.svm.SvmClassifier}
 * for two classes by libsvm, {@link org.deltarad.cohort.learn.svm.SurvivalSvm} for survival by ranking. Their models are
 * {@link org.deltarad.cohort.learn.svm.KernelModel}. Features are taken as they come: standardise them before.
 */
package org.deltarad.cohort.learn.svm;
