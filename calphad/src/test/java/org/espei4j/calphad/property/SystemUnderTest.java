package org.espei4j.calphad.property;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.database.MagneticOrdering;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.equilibrium.Conditions;
import org.espei4j.calphad.equilibrium.EquilibriumResult;
import org.espei4j.calphad.equilibrium.EquilibriumSpecs;
import org.espei4j.calphad.expr.Algebra;
import org.espei4j.calphad.expr.Expr;
import org.espei4j.calphad.model.PhaseSelection;
import org.espei4j.calphad.model.ThermodynamicSystem;

/// A small system, ready for equilibria and their properties.
record SystemUnderTest(ThermodynamicSystem system, EquilibriumSpecs specs, EquilibriumProperties properties) {

    static SystemUnderTest of(Database database, String... components) {
        try {
            ThermodynamicSystem system =
                    ThermodynamicSystem.of(database).components(components).build();
            PhaseSelection selection = system.models();
            EquilibriumSpecs specs = EquilibriumSpecs.of(system, selection);
            return new SystemUnderTest(system, specs, EquilibriumProperties.of(system, selection, specs));
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    SystemUnderTest withReferences(ReferenceState... states) {
        try {
            return new SystemUnderTest(system, specs, properties.withReferences(states));
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    EquilibriumResult solve(Conditions conditions) {
        try {
            return specs.solve(conditions);
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    PropertyValue value(Conditions conditions, String property) {
        return value(solve(conditions), property);
    }

    PropertyValue value(EquilibriumResult result, String property) {
        try {
            return properties.evaluate(result, Property.parse(property));
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    /// A property that has to have a value.
    double number(EquilibriumResult result, String property) {
        return switch (value(result, property)) {
            case PropertyValue.Known(double number) -> number;
            case PropertyValue.Undefined(String reason) -> throw new AssertionError(property + ": " + reason);
        };
    }

    /// Properties that have to have values, by their names.
    Map<String, Double> numbers(EquilibriumResult result, Collection<String> names) {
        try {
            Map<String, Double> numbers = new HashMap<>();
            Collection<Property> wanted = Property.parseAll(String.join(";", names));
            properties.evaluate(result, wanted).forEach((property, value) -> {
                if (value instanceof PropertyValue.Undefined(String reason)) {
                    throw new AssertionError(property + ": " + reason);
                }
                numbers.put(property.toString(), value.orNaN());
            });
            return numbers;
        } catch (BadInputException e) {
            throw new AssertionError(e);
        }
    }

    double number(Conditions conditions, String property) {
        return number(solve(conditions), property);
    }

    /// `enthalpy + slope·T` with a heat capacity of 24 J/(mol K) for each atom.
    private static Expr thermal(int atoms, double enthalpy, double slope) {
        return Algebra.add(
                DatabaseSketch.linear(enthalpy, slope),
                Algebra.multiply(Expr.constant(-24 * atoms), Expr.T, Algebra.ln(Expr.T)));
    }

    /// A liquid and a magnetic solid with vacancies, both with volumes; lens and miscibility gap.
    static SystemUnderTest metallic() {
        return of(
                DatabaseSketch.of("A", "B", "VA")
                        .phase("LIQUID", "1", "A,B")
                        .phase("SOLID", "1 1", "A,B:VA", new MagneticOrdering(-1, .4), null)
                        .phase("LINE", "2 1", "A:B")
                        .parameter("G(LIQUID,A)", thermal(1, 12000, -10))
                        .parameter("G(LIQUID,B)", thermal(1, 9000, -11))
                        .parameter("L(LIQUID,A,B;0)", DatabaseSketch.linear(-6000, 2))
                        .parameter("G(SOLID,A:VA)", thermal(1, 0, 0))
                        .parameter("G(SOLID,B:VA)", thermal(1, 0, 0))
                        .parameter("L(SOLID,A,B:VA;0)", DatabaseSketch.linear(3000, 1))
                        .parameter("L(SOLID,A,B:VA;1)", 1500)
                        .parameter("TC(SOLID,A:VA)", 700)
                        .parameter("TC(SOLID,A,B:VA)", 200)
                        .parameter("BMAGN(SOLID,A:VA)", 1.7)
                        .parameter("G(LINE,A:B)", thermal(3, -18000, 6))
                        .parameter("VISC(LIQUID,A)", DatabaseSketch.linear(5, -1e-3))
                        .parameter("VISC(LIQUID,B)", 3)
                        .parameter("V0(LIQUID,A)", 8e-6)
                        .parameter("V0(LIQUID,B)", 10e-6)
                        .parameter("VA(LIQUID,A)", DatabaseSketch.linear(0, 6e-5))
                        .parameter("VA(LIQUID,B)", DatabaseSketch.linear(0, 9e-5))
                        .parameter("V0(SOLID,A:VA)", 7e-6)
                        .parameter("V0(SOLID,B:VA)", 9.5e-6)
                        .parameter("VA(SOLID,A:VA)", DatabaseSketch.linear(0, 4e-5))
                        .parameter("V0(LINE,A:B)", 23e-6)
                        .build(),
                "A",
                "B");
    }

    /// The liquid and the solid of [#metallic] without the compound, and with a third element.
    static SystemUnderTest ternary() {
        return of(
                DatabaseSketch.of("A", "B", "C")
                        .phase("LIQUID", "1", "A,B,C")
                        .phase("SOLID", "1", "A,B,C")
                        .parameter("G(LIQUID,A)", thermal(1, 12000, -10))
                        .parameter("G(LIQUID,B)", thermal(1, 9000, -11))
                        .parameter("G(LIQUID,C)", thermal(1, 4000, -8))
                        .parameter("G(SOLID,A)", thermal(1, 0, 0))
                        .parameter("G(SOLID,B)", thermal(1, 0, 0))
                        .parameter("G(SOLID,C)", thermal(1, 0, 0))
                        .parameter("L(LIQUID,A,B;0)", DatabaseSketch.linear(-6000, 2))
                        .parameter("L(LIQUID,A,C;1)", 2500)
                        .parameter("L(LIQUID,A,B,C;0)", -9000)
                        .parameter("L(SOLID,A,B;0)", 4000)
                        .parameter("L(SOLID,B,C;0)", DatabaseSketch.linear(7000, -3))
                        .build(),
                "A",
                "B",
                "C");
    }

    /// An ordering phase of four sublattices, partitioned, beside a liquid.
    static SystemUnderTest ordering() {
        return of(
                DatabaseSketch.of("A", "B")
                        .phase("LIQUID", "1", "A,B")
                        .phase("DIS", "1", "A,B", new MagneticOrdering(-3, .28), null)
                        .phase("ORD:F", ".25 .25 .25 .25", "A,B:A,B:A,B:A,B", new MagneticOrdering(-3, .28), "DIS")
                        .parameter("G(LIQUID,A)", DatabaseSketch.linear(12000, -10))
                        .parameter("G(LIQUID,B)", DatabaseSketch.linear(9000, -11))
                        .parameter("L(DIS,A,B;0)", DatabaseSketch.linear(-9000, 2))
                        .parameter("TC(DIS,A)", 600)
                        .parameter("BMAGN(DIS,A)", .6)
                        .parameter("G(ORD,A:A:A:B)", DatabaseSketch.linear(-6000, .5))
                        .parameter("G(ORD,A:A:B:B)", -8000)
                        .parameter("G(ORD,A:B:B:B)", -6300)
                        .build(),
                "A",
                "B");
    }

    /// An ionic liquid with vacancies and neutrals beside an oxide with vacancies and two charges.
    static SystemUnderTest ionic() {
        return of(
                DatabaseSketch.of("M", "O", "VA")
                        .species("M+2", Map.of("M", 1.0), 2)
                        .species("M+3", Map.of("M", 1.0), 3)
                        .species("O-2", Map.of("O", 1.0), -2)
                        .phase("MELT:Y", "1 1", "M+2,M+3:O,O-2,VA")
                        .phase("HALITE", "1 1", "M+2,M+3,VA:O-2")
                        .parameter("G(MELT,M+2:O-2)", DatabaseSketch.linear(-120000, 20))
                        .parameter("G(MELT,M+3:O-2)", DatabaseSketch.linear(-200000, 60))
                        .parameter("G(MELT,M+2:VA)", DatabaseSketch.linear(12000, -10))
                        .parameter("G(MELT,M+3:VA)", DatabaseSketch.linear(30000, 10))
                        .parameter("G(MELT,O)", DatabaseSketch.linear(30000, 20))
                        .parameter("L(MELT,M+2:O-2,VA;0)", 4000)
                        .parameter("G(HALITE,M+2:O-2)", DatabaseSketch.linear(-85000, 20))
                        .parameter("G(HALITE,M+3:O-2)", DatabaseSketch.linear(-75000, 20))
                        .parameter("G(HALITE,VA:O-2)", DatabaseSketch.linear(-20000, 20))
                        .build(),
                "M",
                "O");
    }
}
