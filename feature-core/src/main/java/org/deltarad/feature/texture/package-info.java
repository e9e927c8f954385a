/**
 * Texture matrices of a discretised region and the features of PyRadiomics' classes glcm, glrlm, glszm, gldm and ngtdm.
 * Each class builds its matrix in the constructor and gives features by name; {@link
 * org.deltarad.feature.texture.LevelSizeMatrix} holds what run lengths, zones and dependences share.
 */
package org.deltarad.feature.texture;
