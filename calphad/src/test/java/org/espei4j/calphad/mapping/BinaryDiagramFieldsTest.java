package org.espei4j.calphad.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Fields of binary diagrams that are easily missed, found twice or cut. Whether a diagram is complete, equilibria at random
/// points tell: each tie-line belongs to one field, each single phase to none.
class BinaryDiagramFieldsTest {

    private static final int POINTS = 300;

    private static BinaryDiagram map(EquilibriumSpecs specs, double lowest, double highest) throws BadInputException {
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(lowest, highest);
        assertThat(diagram.gaps()).isEmpty();
        RandomEquilibria.assertComplete(specs, diagram, POINTS);
        return diagram;
    }

    /// On both sides of the compound the tie-lines have the same phases.
    @Test
    void aSolutionStandsOnBothSidesOfACompound() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("SOLID")
                .compound("AB", "1 1", "A:B")
                .energy("AB,A:B;0", "-30000+4*T")
                .specs();
        BinaryDiagram diagram = map(specs, 400, 1000);

        assertThat(diagram.fields()).hasSize(2);
    }

    /// Near a maximum the tie-lines between two computed ones lie far from the straight way.
    @Test
    void aFieldWithAMaximumIsFoundOnce() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("LIQUID")
                .solution("SOLID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "9000-10*T")
                .energy("LIQUID,A,B;0", "4000")
                .specs();
        BinaryDiagram diagram = map(specs, 700, 1200);

        assertThat(diagram.fields()).hasSize(1);
        assertThat(diagram.congruentPoints()).hasSize(1);
        assertThat(diagram.congruentPoints().getFirst().extremum()).isEqualTo(CongruentPoint.Extremum.MAXIMUM);
    }

    static IntStream stabilities() {
        return IntStream.iterate(1500, s -> s <= 2700, s -> s + 100);
    }

    /// A gap no wider than a step, which the solvus of a compound must not pass over.
    @ParameterizedTest
    @MethodSource("stabilities")
    void aNarrowMiscibilityGapMeetsAFieldInAMonotectoid(int stability) throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("SOLID")
                .energy("SOLID,A,B;0", "13000")
                .energy("SOLID,A,B;1", "2500")
                .compound("SB", "1", "B")
                .energy("SB,B;0", -stability + "+0.3*T")
                .specs();
        BinaryDiagram diagram = map(specs, 400, 1200);

        assertThat(diagram.invariants()).hasSameSizeAs(diagram.criticalPoints());
        assertThat(diagram.invariants())
                .extracting(i -> i.reaction().type())
                .allMatch(type -> type == ReactionType.MONOTECTOID);
        assertThat(diagram.fields()).hasSize(1 + 2 * diagram.invariants().size());
    }

    /// A description that changes its form at 700 K without fitting: a solid becomes much less stable at once.
    @Test
    void aJumpOfAnEnergyCutsAFieldAndIsNamed() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("LIQUID")
                .solution("SOLID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "8000-10*T")
                .energy("SOLID,B;0", "0; 700 Y 30000")
                .specs();
        BinaryDiagram diagram = map(specs, 500, 1100);

        assertThat(diagram.fields())
                .anySatisfy(field -> assertThat(List.of(field.start(), field.end()))
                        .containsExactlyInAnyOrder(new FieldEnd.AtJump(), new FieldEnd.WithoutElement("B")))
                .allSatisfy(field -> assertThat(field.tieLines())
                        .filteredOn(t -> Math.abs(t.temperature() - 700) < 1e-3)
                        .hasSizeLessThan(20));
    }

    /// A misfit of a tenth of a joule, as at the melting point of many elements, only shifts a field.
    @Test
    void aSmallJumpIsCrossed() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("LIQUID")
                .solution("SOLID")
                .energy("LIQUID,A;0", "10000-10*T")
                .energy("LIQUID,B;0", "8000-10*T")
                .energy("SOLID,B;0", "0; 900 Y 0.1")
                .specs();
        BinaryDiagram diagram = map(specs, 500, 1100);

        assertThat(diagram.fields()).hasSize(1);
        TwoPhaseField lens = diagram.fields().getFirst();
        assertThat(List.of(lens.start(), lens.end()))
                .containsExactlyInAnyOrder(new FieldEnd.WithoutElement("A"), new FieldEnd.WithoutElement("B"));
    }

    /// Two descriptions of an element change places where one of them jumps, by less than the difference of energies that counts
    /// as stable: the field goes on for some tenths of a millikelvin before that is noticed.
    @Test
    void aTransformationByAJumpIsNamed() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .compound("SA", "1", "A")
                .compound("ALPHA", "1", "B")
                .compound("BETA", "1", "B")
                .energy("ALPHA,B;0", "-363.00017+0.66*T; 550 Y -362.9985+0.66*T")
                .specs();
        BinaryDiagram diagram = map(specs, 400, 700);

        assertThat(diagram.fields()).hasSize(2);
        assertThat(diagram.fields())
                .allSatisfy(field -> assertThat(List.of(field.start(), field.end()))
                        .containsExactlyInAnyOrder(new FieldEnd.AtJump(), new FieldEnd.AtBorder()));
    }

    @Test
    void anElementThatNoPhaseHoldsIsToldOnce() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .compound("SA", "1", "A")
                .compound("AB", "1 1", "A:B")
                .energy("AB,A:B;0", "-5000")
                .specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(400, 800);

        assertThat(diagram.fields()).hasSize(1);
        assertThat(diagram.gaps())
                .singleElement()
                .asString()
                .matches(
                        "no equilibrium at .* K and x = 0[.]52.*: the composition lies outside the phases [(]and \\d+ more like this[)]");
    }

    /// Phases that a database does not describe in a system have the same energy everywhere.
    @Test
    void phasesOfTheSameEnergyMakeNoFields() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("EMPTY_1")
                .compound("EMPTY_2", "1 1", "A:A,B")
                .specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(400, 800);

        assertThat(diagram.gaps().size()).isLessThanOrEqualTo(2);
        assertThat(diagram.fields().size()).isLessThanOrEqualTo(2);
    }

    @Test
    void theGapIsSymmetricAboutTheCompound() throws BadInputException {
        EquilibriumSpecs specs = new SketchedSystem("A", "B")
                .solution("SOLID")
                .compound("AB", "1 1", "A:B")
                .energy("AB,A:B;0", "-30000")
                .specs();
        BinaryDiagram diagram = DiagramMapper.of(specs).binary(400, 1000);

        double[] left = RandomEquilibria.at(diagram.fields().getFirst(), 707).getFirst();
        double[] right = RandomEquilibria.at(diagram.fields().getLast(), 707).getFirst();
        assertThat(Math.min(left[0], right[0])).isCloseTo(1 - Math.max(left[1], right[1]), within(1e-4));
    }
}
