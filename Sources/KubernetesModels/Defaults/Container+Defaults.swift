// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Container: Defaultable {
    /// Returns the container as an API server stores and returns it in the template of a Pod; see ``Defaultable``.
    public func applyingDefaults() -> Container {
        var result = afterRoundTrip()
        result.setDefaults()
        return result
    }
}

/// The fields of containers of all sorts for which something is assumed.
protocol AnyContainer {
    var image: String? { get }
    var ports: [ContainerPort]? { get set }
    var env: [EnvVar]? { get set }
    var resources: ResourceRequirements? { get set }
    var livenessProbe: Probe? { get set }
    var readinessProbe: Probe? { get set }
    var startupProbe: Probe? { get set }
    var lifecycle: Lifecycle? { get set }
    var terminationMessagePath: String? { get set }
    var terminationMessagePolicy: TerminationMessagePolicy? { get set }
    var imagePullPolicy: PullPolicy? { get set }
}

extension Container: AnyContainer {}

extension EphemeralContainer: AnyContainer {}

extension AnyContainer {
    /// Sets what is assumed for a container (SetDefaults_Container in pkg/apis/core/v1).
    mutating func setDefaults() {
        ports?.updateEach { $0.protocol.fill(with: .tcp) }
        env?.updateEach { $0.valueFrom?.setDefaults() }
        resources.fill(with: ResourceRequirements())
        livenessProbe?.setDefaults()
        readinessProbe?.setDefaults()
        startupProbe?.setDefaults()
        lifecycle = lifecycle?.withDefaults()
        terminationMessagePath.fill(with: "/dev/termination-log")
        terminationMessagePolicy.fill(with: .file)
        imagePullPolicy = imagePullPolicy ?? .assumed(forImage: image ?? "")
    }
}

extension PullPolicy {
    /// The policy for an image that states none: its tag decides, and a reference that is malformed has no tag.
    static func assumed(forImage reference: String) -> PullPolicy {
        guard let image = ImageReference(parsing: reference) else { return .ifNotPresent }
        return image.tag == "latest" || (image.tag == nil && image.digest == nil) ? .always : .ifNotPresent
    }
}

extension Lifecycle {
    /// Returns the hooks with what is assumed for their requests, or nil where nothing is left.
    ///
    /// The feature ContainerStopSignals is off in 1.36: the server drops the signal.
    fileprivate func withDefaults() -> Lifecycle? {
        var result = self
        result.postStart?.httpGet?.setDefaults()
        result.preStop?.httpGet?.setDefaults()
        result.stopSignal = nil
        return result == Lifecycle() && stopSignal != nil ? nil : result
    }
}
