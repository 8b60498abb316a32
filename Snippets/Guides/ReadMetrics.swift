// The metrics of a scrape: families, samples, histograms and what they say about a quantile.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let scrape = """
    # HELP http_request_duration_seconds How long requests take
    # TYPE http_request_duration_seconds histogram
    http_request_duration_seconds_bucket{handler="/",le="0.1"} 240
    http_request_duration_seconds_bucket{handler="/",le="0.5"} 297
    http_request_duration_seconds_bucket{handler="/",le="+Inf"} 300
    http_request_duration_seconds_bucket{handler="/cart",le="0.1"} 20
    http_request_duration_seconds_bucket{handler="/cart",le="0.5"} 99
    http_request_duration_seconds_bucket{handler="/cart",le="+Inf"} 100

    """

// snippet.read
let exposition = try Exposition(parsing: scrape, name: "metrics.txt")
for family in exposition.families {
    print(family.name, family.type, family.samples.count)
}
// snippet.quantile
let durations = try exposition["http_request_duration_seconds"]?.histograms().merged()
if let bounds = try durations?.quantile(0.99) {
    print(bounds.lower, bounds.upper)  // the certain bounds: 0.1 0.5
    print(bounds.estimate)  // what Prometheus would say: 0.5
}
// snippet.refusal
do {
    _ = try durations?.quantile(0.999)
} catch {
    print(error)  // ... the 0.999 quantile of 400 observations lies above the largest bound, 0.5 s
}
// snippet.stream
var reader = ExpositionReader(parsing: scrape, name: "metrics.txt")
while let part = try reader.next() {
    print(part.name, part.samples.count)
}
// snippet.errors
do {
    _ = try Exposition(parsing: "up 1\nup{job=web} 1\n", name: "metrics.txt")
} catch {
    print(error)
}
// snippet.end

// snippet.hide
let upper = try durations?.quantile(0.99).upper
let refused = try? durations?.quantile(0.999)
precondition(upper == 0.5 && refused == nil)
