package org.espei4j.calphad.model;

/// Which conventions apply where programs differ.
public enum EvaluationProfile {
    /// The physically or conventionally right form; the default.
    STANDARD(8.31446261815324),
    /// The numbers of pycalphad 0.11, its deviations from the literature included: for comparison with it.
    REFERENCE(8.3145);

    private final double gasConstant;

    EvaluationProfile(double gasConstant) {
        this.gasConstant = gasConstant;
    }

    /// The gas constant of all model terms, J/(mol K): CODATA 2018, or the value of the reference program.
    public double gasConstant() {
        return gasConstant;
    }
}
