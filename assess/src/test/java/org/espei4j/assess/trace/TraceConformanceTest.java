package org.espei4j.assess.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.espei4j.assess.ReferenceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Traces that ESPEI 0.9.1 has written.
class TraceConformanceTest {

    @TempDir
    private Path folder;

    @Test
    void tracesOfTheReferenceProgramAreReadAndWrittenByteForByte() throws Exception {
        Path positions = ReferenceFolder.path("golden/espei/Cu-Mg/chain/trace.npy");
        Path probabilities = ReferenceFolder.path("golden/espei/Cu-Mg/chain/lnprob.npy");
        Trace trace = Trace.read(positions, probabilities);
        assertThat(trace.completed()).isEqualTo(3);
        trace.savePositions(folder.resolve("trace.npy"), 3);
        trace.saveLnProbabilities(folder.resolve("lnprob.npy"), 3);
        assertThat(Files.mismatch(folder.resolve("trace.npy"), positions)).isEqualTo(-1);
        assertThat(Files.mismatch(folder.resolve("lnprob.npy"), probabilities)).isEqualTo(-1);
    }

    @Test
    void itsNumbersAreThoseOfTheReferenceProgram() throws Exception {
        JsonNode chain = ReferenceFolder.json("golden/espei/Cu-Mg/chain/chain.json");
        Trace trace = Trace.read(
                ReferenceFolder.path("golden/espei/Cu-Mg/chain/trace.npy"),
                ReferenceFolder.path("golden/espei/Cu-Mg/chain/lnprob.npy"));
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < 44; j++) {
            for (int iteration = 0; iteration < 3; iteration++) {
                double lnProbability = chain.get("lnprob").get(j).get(iteration).doubleValue();
                assertThat(trace.lnProbability(j, iteration)).isEqualTo(lnProbability);
                best = Math.max(best, lnProbability);
                JsonNode position = chain.get("trace").get(j).get(iteration);
                for (int i = 0; i < 22; i++) {
                    assertThat(trace.value(j, iteration, i))
                            .isEqualTo(position.get(i).doubleValue());
                }
            }
        }
        assertThat(trace.best(1).getFirst().lnProbability()).isEqualTo(best);
        // The reference program leaves the last iteration out of its search (row 3 of the defects), so that its
        // best is no better than ours.
        assertThat(best).isGreaterThanOrEqualTo(chain.get("best_lnprob").doubleValue());
        assertThat(trace.best(132))
                .anySatisfy(vector -> assertThat(vector.lnProbability())
                        .isCloseTo(chain.get("best_lnprob").doubleValue(), Percentage.withPercentage(1e-10)));
    }
}
