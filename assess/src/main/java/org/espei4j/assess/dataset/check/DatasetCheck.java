package org.espei4j.assess.dataset.check;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.espei4j.assess.dataset.Dataset;
import org.espei4j.assess.dataset.DatasetTags;
import org.espei4j.assess.dataset.PhaseReach;
import org.espei4j.assess.dataset.UnreachableData;
import org.espei4j.assess.dataset.read.DatasetFolder;
import org.espei4j.assess.phasemodel.PhaseModels;
import org.espei4j.calphad.diagnostic.Problem;
import org.espei4j.calphad.diagnostic.Problems;

/// Looks for everything that is wrong or suspicious in datasets.
public final class DatasetCheck {

    private DatasetCheck() {}

    /// Reads and checks a folder of datasets, or one file, as the command `check-datasets` does.
    ///
    /// @param path the folder or file
    /// @param models the phase models that the sets must fit to, if they are to be compared
    /// @return all problems of all files, in the order of the files and, within a file, of the places
    public static List<Problem> check(Path path, Optional<PhaseModels> models) {
        Problems problems = new Problems();
        DatasetFolder folder = DatasetFolder.read(path, DatasetTags.NONE, problems);
        check(folder.datasets(), problems);
        models.ifPresent(given -> check(folder.datasets(), given, UnreachableData.STOP, problems));
        return problems.all().stream()
                .sorted(Comparator.comparing(Problem::place))
                .toList();
    }

    /// Checks sets that could be read, by themselves and against each other.
    public static void check(Collection<? extends Dataset> datasets, Problems problems) {
        run(
                datasets,
                List.of(new UnitRule(), new ActivityRule(), new EquilibriumOutputRule(), new RepetitionRule()),
                problems);
    }

    /// Checks sets that could be read against the phase models.
    ///
    /// @param models the phase models as the file gives them
    /// @param unreachable what will happen to compositions that a phase cannot have; those that stop a run are errors
    public static void check(
            Collection<? extends Dataset> datasets,
            PhaseModels models,
            UnreachableData unreachable,
            Problems problems) {
        PhaseReach reach = new PhaseReach(models);
        MembershipRule membership = new MembershipRule(models, reach);
        run(datasets, List.of(membership), problems);
        List<? extends Dataset> members =
                datasets.stream().filter(membership::belongs).toList();
        run(
                members,
                List.of(new SublatticeRule(models.active()), new CompositionRule(models, reach, unreachable)),
                problems);
    }

    private static void run(Collection<? extends Dataset> datasets, List<DatasetRule> rules, Problems problems) {
        for (Dataset dataset : datasets) {
            rules.forEach(rule -> rule.check(dataset, problems));
        }
    }
}
