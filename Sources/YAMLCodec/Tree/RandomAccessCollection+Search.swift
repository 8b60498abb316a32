// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RandomAccessCollection where Index == Int {
    /// The index behind the elements that a condition holds for, which are those at the start; found by a binary search.
    func endOfPrefix(where condition: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if condition(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
