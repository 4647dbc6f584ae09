package org.espei4j.calphad.model;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.espei4j.calphad.compile.TabulatedFunction;

/// The tables of one function at the sets of points it has been asked for, kept as long as the array of points is in
/// use. Thread-safe.
final class PointTables {

    private final TabulatedFunction function;
    private final List<Entry> entries = new ArrayList<>();

    PointTables(TabulatedFunction function) {
        this.function = function;
    }

    /// The table for an array of points; asking again with the same array gives the same table.
    synchronized TabulatedFunction.Table of(double[] points) {
        entries.removeIf(entry -> entry.points.refersTo(null));
        for (Entry entry : entries) {
            if (entry.points.refersTo(points)) {
                return entry.table;
            }
        }
        TabulatedFunction.Table table = function.at(points);
        entries.add(new Entry(new WeakReference<>(points), table));
        return table;
    }

    private record Entry(WeakReference<double[]> points, TabulatedFunction.Table table) {}
}
