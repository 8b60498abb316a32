// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A piece of work.
enum Work {
    /// Work that this process does.
    case here(() throws -> Void)
    /// Work of another process, which repeats it for at least some seconds and tells how many it takes once.
    case elsewhere((_ least: Double) throws -> Double)
}

/// Measures how much processor time pieces of work take, in turns.
struct Stopwatch {
    /// How often each piece is measured: an odd number, since the median counts.
    let rounds: Int
    /// Work that takes less time than this is repeated until it takes as long, in seconds.
    let least: Double

    /// The seconds that each piece of work takes.
    ///
    /// The pieces take turns, so that whatever slows the machine down for a while hits all of them.
    func seconds(of pieces: [Work]) throws -> [Double] {
        var times = Array(repeating: [Double](), count: pieces.count)
        for _ in 0..<rounds {
            for (index, piece) in pieces.enumerated() { times[index].append(try seconds(of: piece)) }
        }
        return times.map { $0.sorted()[rounds / 2] }
    }

    private func seconds(of piece: Work) throws -> Double {
        switch piece {
        case .here(let run): try seconds(of: run)
        case .elsewhere(let seconds): try seconds(least)
        }
    }

    private func seconds(of piece: () throws -> Void) rethrows -> Double {
        let start = Self.processorSeconds
        var count = 0
        var elapsed = 0.0
        repeat {
            try piece()
            count += 1
            elapsed = Self.processorSeconds - start
        } while elapsed < least
        return elapsed / Double(count)
    }

    /// The processor time that this process has taken.
    ///
    /// Other programs on the same machine do not count, as they would by the clock on the wall.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Takes a result, so that the work behind it is not optimised away.
@inline(never)
@_optimize(none)
func keep<Value>(_ value: Value) {}
