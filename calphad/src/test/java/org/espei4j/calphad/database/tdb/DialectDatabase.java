package org.espei4j.calphad.database.tdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.espei4j.calphad.database.Database;
import org.espei4j.calphad.model.ThermodynamicSystem;
import org.espei4j.calphad.property.MolarProperties;
import org.espei4j.calphad.property.PhaseProperties;

/// A small database in plain style, and its energies, which are the same in every dialect. It is made up.
final class DialectDatabase {

    static final String PLAIN = """
            ELEMENT VA VACUUM 0 0 0 !
            ELEMENT A BCC_A2 10 0 0 !
            ELEMENT B BCC_A2 20 0 0 !
            FUNCTION GA 298.15 -1000+5*T-0.001*T**2; 1500 Y -900+4.9*T; 6000 N !
            FUNCTION GAB 298.15 +0.5*GA+100; 6000 N !
            TYPE_DEFINITION % SEQ * !
            TYPE_DEFINITION M GES A_P_D BCC_A2 MAGNETIC -1.0 0.4 !
            TYPE_DEFINITION N GES A_P_D BCC_B2 MAGNETIC -1.0 0.4 !
            TYPE_DEFINITION D GES A_P_D BCC_B2 DIS_PART BCC_A2 !
            PHASE BCC_A2 %M 2 1 3 !
            CONSTITUENT BCC_A2 :A,B:VA: !
            PARAMETER G(BCC_A2,A:VA;0) 298.15 +GA; 6000 N !
            PARAMETER G(BCC_A2,B:VA;0) 298.15 +GAB-2*T; 6000 N !
            PARAMETER L(BCC_A2,A,B:VA;0) 298.15 -5000+1.5*T; 6000 N !
            PARAMETER TC(BCC_A2,A:VA;0) 298.15 1000; 6000 N !
            PARAMETER BMAGN(BCC_A2,A:VA;0) 298.15 2; 6000 N !
            PHASE BCC_B2 %ND 3 .5 .5 3 !
            CONSTITUENT BCC_B2 :A,B:A,B:VA: !
            PARAMETER G(BCC_B2,A:B:VA;0) 298.15 -3000; 6000 N !
            PARAMETER G(BCC_B2,B:A:VA;0) 298.15 -3000; 6000 N !
            """;

    private static final double[] DISORDERED = {0.3, 0.7, 1};
    private static final double[] ORDERED = {0.1, 0.9, 0.5, 0.5, 1};

    private DialectDatabase() {}

    /// GM, HM, SM and CPM of both phases at three temperatures.
    static List<Double> energies(Database database) throws Exception {
        ThermodynamicSystem system =
                ThermodynamicSystem.of(database).components("A", "B").build();
        List<Double> all = new ArrayList<>();
        for (var state : Map.of("BCC_A2", DISORDERED, "BCC_B2", ORDERED).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            for (double temperature : new double[] {400, 1200, 2000}) {
                MolarProperties molar = PhaseProperties.of(system.model(state.getKey()))
                        .at(temperature, 101_325)
                        .evaluate(state.getValue())
                        .orElseThrow();
                all.addAll(List.of(molar.gibbsEnergy(), molar.enthalpy(), molar.entropy(), molar.heatCapacity()));
            }
        }
        return all;
    }
}
