package org.espei4j.calphad.compile;

import java.util.ArrayList;
import java.util.List;

/// One step of a schedule.
sealed interface Step {

    /// Computes a value from operands that exist already.
    record Compute(Value value) implements Step {}

    /// Decides by a selector which one of several pieces of code runs; each piece gives all choices their value.
    ///
    /// @param selector the number that decides
    /// @param bounds piece `i` runs where `bounds[i−1] ≤ selector < bounds[i]`
    /// @param pieces the code of each piece
    /// @param choices the choices that are decided here; afterwards choice `c` equals `c.operands[1 + piece]`
    record Branch(Value selector, double[] bounds, List<List<Step>> pieces, List<Value> choices) implements Step {}

    /// Writes a result.
    ///
    /// @param array 0 or 1: into which of the two result arrays; −1 for the returned value
    /// @param position index in the array
    /// @param mirror a second index in the same array that receives the same number, or −1
    record Store(Value value, int array, int position, int mirror) implements Step {

        /// The returned value.
        static Store returned(Value value) {
            return new Store(value, -1, -1, -1);
        }

        /// All elements of both arrays in order.
        static List<Store> arrays(List<Value> first, List<Value> second) {
            List<Store> stores = new ArrayList<>();
            for (int i = 0; i < first.size(); i++) {
                stores.add(new Store(first.get(i), 0, i, -1));
            }
            for (int i = 0; i < second.size(); i++) {
                stores.add(new Store(second.get(i), 1, i, -1));
            }
            return stores;
        }
    }
}
