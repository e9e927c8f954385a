package org.deltarad.testdata.form;

/** Tags of attributes (PS3.6) that only the forms have, with their VRs where they are put. */
final class Attribute {
    static final int FrameType = 0x00089007;
    static final int PixelPresentation = 0x00089205;
    static final int VolumetricProperties = 0x00089206;
    static final int VolumeBasedCalculationTechnique = 0x00089207;
    static final int ComplexImageComponent = 0x00089208;
    static final int AcquisitionContrast = 0x00089209;
    static final int GantryDetectorTilt = 0x00181120;
    static final int RadiopharmaceuticalStartTime = 0x00181072;
    static final int RadionuclideTotalDose = 0x00181074;
    static final int RadionuclideHalfLife = 0x00181075;
    static final int RadionuclidePositronFraction = 0x00181076;
    static final int RadiopharmaceuticalStartDateTime = 0x00181078;
    static final int CollimatorType = 0x00181181;
    static final int ActualFrameDuration = 0x00181242;
    static final int DiffusionBValue = 0x00189087;
    static final int MRTimingAndRelatedParametersSequence = 0x00189112;
    static final int MREchoSequence = 0x00189114;
    static final int EffectiveEchoTime = 0x00189082;
    static final int DiffusionDirectionality = 0x00189075;
    static final int MRDiffusionSequence = 0x00189117;
    static final int MRAveragesSequence = 0x00189119;
    static final int MRImageFrameTypeSequence = 0x00189226;
    static final int RFEchoTrainLength = 0x00189240;
    static final int GradientEchoTrainLength = 0x00189241;
    static final int CTImageFrameTypeSequence = 0x00189329;
    static final int PETFrameTypeSequence = 0x00189751;
    static final int TemporalPositionIdentifier = 0x00200100;
    static final int FrameAnatomySequence = 0x00209071;
    static final int FrameLaterality = 0x00209072;
    static final int TemporalPositionIndex = 0x00209128;
    static final int UnassignedSharedConvertedAttributesSequence = 0x00209170;
    static final int UnassignedPerFrameConvertedAttributesSequence = 0x00209171;
    static final int ConversionSourceAttributesSequence = 0x00209172;
    static final int CorrectedImage = 0x00280051;
    static final int RadiopharmaceuticalInformationSequence = 0x00540016;
    static final int NumberOfSlices = 0x00540081;
    static final int SeriesType = 0x00541000;
    static final int Units = 0x00541001;
    static final int CountsSource = 0x00541002;
    static final int RandomsCorrectionMethod = 0x00541100;
    static final int AttenuationCorrectionMethod = 0x00541101;
    static final int DecayCorrection = 0x00541102;
    static final int FrameReferenceTime = 0x00541300;
    static final int DecayFactor = 0x00541321;
    static final int ImageIndex = 0x00541330;

    static final int ApplicableSafetyStandardAgency = 0x00189174;
    static final int OperatingModeSequence = 0x00189176;
    static final int OperatingModeType = 0x00189177;
    static final int OperatingMode = 0x00189178;
    static final int SpecificAbsorptionRateDefinition = 0x00189179;
    static final int SpecificAbsorptionRateValue = 0x00189181;
    static final int SpecificAbsorptionRateSequence = 0x00189239;
    static final int IrradiationEventUID = 0x00083010;
    static final int IrradiationEventIdentificationSequence = 0x00189477;
    static final int TableMotion = 0x00181134;
    static final int DecayCorrectionDateTime = 0x00189701;
    static final int RadiopharmaceuticalAgentNumber = 0x00189729;
    static final int RadiopharmaceuticalUsageSequence = 0x00189737;
    static final int TimeOfFlightInformationUsed = 0x00189755;
    static final int DecayCorrected = 0x00189758;
    static final int ViewCodeSequence = 0x00540220;
    static final int RadionuclideCodeSequence = 0x00540300;
    static final int AdministrationRouteCodeSequence = 0x00540302;
    static final int RadiopharmaceuticalCodeSequence = 0x00540304;
    static final int PatientOrientationCodeSequence = 0x00540410;
    static final int PatientOrientationModifierCodeSequence = 0x00540412;
    static final int PatientGantryRelationshipCodeSequence = 0x00540414;

    private Attribute() {}
}
