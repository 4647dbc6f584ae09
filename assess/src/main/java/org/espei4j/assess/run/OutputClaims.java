package org.espei4j.assess.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.trace.OutputClaim;
import org.espei4j.calphad.diagnostic.BadInputException;
import org.espei4j.calphad.diagnostic.Problems;

/// The claims of a sampling run on the files of its chains, against a second run that is started with the same names
/// before the first has written any of them.
final class OutputClaims implements AutoCloseable {

    private final List<OutputClaim> claims = new ArrayList<>();

    private OutputClaims() {}

    /// Claims the files.
    ///
    /// @throws BadInputException if another run has claimed one of them, or has written it since it was checked
    static OutputClaims of(RunSettings settings) throws BadInputException {
        OutputClaims claims = new OutputClaims();
        Problems problems = new Problems();
        settings.output().traceFile().ifPresent(file -> claims.add(settings, "tracefile", file, problems));
        settings.output().probabilityFile().ifPresent(file -> claims.add(settings, "probfile", file, problems));
        OutputCheck.check(settings, problems);
        if (problems.hasErrors()) {
            claims.close();
        }
        problems.throwIfErrors();
        return claims;
    }

    private void add(RunSettings settings, String key, Path file, Problems problems) {
        Optional<OutputClaim> claim = OutputClaim.of(file);
        claim.ifPresent(claims::add);
        if (claim.isEmpty()) {
            String path = "/output/" + key;
            problems.add(
                    RunFileProblem.OUTPUT_IN_USE.at(settings.places().of(path), path, file, OutputClaim.owner(file)));
        }
    }

    @Override
    public void close() {
        claims.forEach(OutputClaim::close);
    }
}
