// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds the keys of a map by their text.
///
/// It holds the positions of keys only, in the order of their hashes; whoever asks compares the texts.
struct KeyTable {
    /// The position of a key, or -1 in a free place; at most half of the places are taken.
    private var places: [Int32]

    /// Creates a table with room for so many keys.
    init(capacity: Int) {
        var count = 2
        while count < 2 * capacity { count *= 2 }
        places = Array(repeating: -1, count: count)
    }

    /// Returns the position of the first key that was added with a text; nil where there is none.
    func position(of text: ArraySlice<UInt8>, isText: (_ position: Int) -> Bool) -> Int? {
        let position = places[place(of: text, isText)]
        return position < 0 ? nil : Int(position)
    }

    /// Adds a key, unless there is one with its text.
    ///
    /// - Returns: The position of the key that has the text already; nil where there is none.
    mutating func add(
        _ position: Int,
        _ text: ArraySlice<UInt8>,
        isText: (_ position: Int) -> Bool
    ) -> Int? {
        let place = place(of: text, isText)
        guard places[place] < 0 else { return Int(places[place]) }
        places[place] = Int32(truncatingIfNeeded: position)
        return nil
    }

    /// Where a text stands, or would.
    private func place(of text: ArraySlice<UInt8>, _ isText: (_ position: Int) -> Bool) -> Int {
        var place = Self.hash(text) & (places.count - 1)
        while places[place] >= 0, !isText(Int(places[place])) { place = (place + 1) & (places.count - 1) }
        return place
    }

    /// Eight bytes at a time, which takes much less time than the hash of a slice.
    private static func hash(_ text: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        var word: UInt64 = UInt64(text.count)
        var bytes = 1
        for byte in text {
            word = word << 8 | UInt64(byte)
            bytes += 1
            if bytes == 8 {
                hasher.combine(word)
                (word, bytes) = (0, 0)
            }
        }
        hasher.combine(word)
        return hasher.finalize()
    }
}
