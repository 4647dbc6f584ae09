package org.espei4j.assess.residual;

import java.util.ArrayList;
import java.util.List;
import org.espei4j.assess.dataset.FixedConfigurationDataset;
import org.espei4j.calphad.compile.Arguments;
import org.espei4j.calphad.compile.Output;
import org.espei4j.calphad.compile.Routine;
import org.espei4j.calphad.compile.StagedProgram;
import org.espei4j.calphad.diagnostic.Problems;
import org.espei4j.calphad.expr.Expr;

/// Enthalpies, entropies and heat capacities of phases at given site fractions.
///
/// Temperature and constitution of a measurement never change, so that the calculated value is a function of the fitted
/// symbols alone, nearly always a linear one; all of them are compiled into one routine.
final class FixedConfigurationResidual implements Residual {

    /// Name of the kind.
    static final String KIND = "fixed_configuration";

    private final List<ResidualPoint> points;
    private final StagedProgram program;

    private FixedConfigurationResidual(List<ResidualPoint> points, List<Expr> differences, AssessedSystem system) {
        this.points = List.copyOf(points);
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            outputs.add(Output.first(differences.get(i), i));
        }
        this.program = StagedProgram.builder(Arguments.of(List.of(), List.of(), system.fittingVariables()))
                .add(KIND, outputs)
                .build();
    }

    /// The residual of all sets of this kind.
    ///
    /// @param problems receives what is left out, with the reason
    static FixedConfigurationResidual of(
            AssessedSystem system, List<FixedConfigurationDataset> datasets, DataWeights weights, Problems problems) {
        FixedConfigurationSetup setup = new FixedConfigurationSetup(system, weights, problems);
        datasets.forEach(setup::add);
        return new FixedConfigurationResidual(setup.points(), setup.differences(), system);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ResidualPoint> points() {
        return points;
    }

    @Override
    public Residual.Evaluator newEvaluator() {
        double[] workspace = program.newWorkspace(program.bindPotentials());
        program.bindParameters(workspace, NOTHING);
        Routine routine = program.routine(KIND);
        return (theta, residuals, failures) -> {
            routine.evaluate(workspace, theta, residuals, NOTHING);
            for (int i = 0; i < residuals.length; i++) {
                if (!Double.isFinite(residuals[i])
                        && !failures.failed(new PointFailure(
                                i,
                                FailureReason.NON_FINITE_PROPERTY,
                                points.get(i).label()))) {
                    return;
                }
            }
        };
    }

    private static final double[] NOTHING = {};
}
