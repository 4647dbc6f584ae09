package org.espei4j.calphad.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.espei4j.calphad.diagnostic.BadInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T                | K",
                "P                | Pa",
                "N(A)             | mol",
                "X(LIQUID,A)      | ''",
                "NP(LIQUID)       | ''",
                "ACR(A)           | ''",
                "VISC(LIQUID)     | ''",
                "MU(A)            | J/mol",
                "H                | J",
                "CP               | J/K",
                "V                | m3",
                "VM(LIQUID)       | m3/mol",
                "CPM              | J/(mol K)",
                "SM_MIX_EM(SOLID) | J/(mol K)",
                "HMR_ALONE(SOLID) | J/mol",
                "V_PARTIAL(A)     | m3/mol",
                "T0(LIQUID,SOLID) | K",
                "HM.T             | J/(mol K)",
                "GM.T.T           | J/(mol K^2)",
                "GM.X(A).X(A)     | J/mol",
                "T.X(A)           | K",
                "X(LIQUID,A).T    | 1/K",
                "G.N(A)           | J/mol",
                "VM.P             | m3/(mol Pa)",
                "T.P              | K/Pa",
                "T.HM             | mol K/J",
                "HM.MU(A)         | ''"
            })
    void unitsFollowFromNames(String property, String unit) throws BadInputException {
        assertThat(Property.parse(property).unit()).isEqualTo(unit);
    }
}
