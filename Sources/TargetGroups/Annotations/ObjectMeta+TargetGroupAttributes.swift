// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

extension ObjectMeta {
    /// Sets an attribute of the target groups in an object's annotation; everything else in the annotation stays as it
    /// is, byte for byte.
    ///
    /// For an Ingress an annotation of the Service takes the place of the Ingress's as a whole. For a Service's own
    /// load balancer an annotation for a port goes before the one for all ports.
    ///
    /// - Throws: ``AnnotationProblem`` where the annotation is broken, or the value is none that the ELB API takes.
    public mutating func setTargetGroupAttribute(
        _ attribute: AttributeDefinition,
        to value: String,
        in family: AnnotationFamily
    ) throws(AnnotationProblem) {
        let key = family.targetGroupAttributesKey
        if let problem = attribute.form.problem(in: value) {
            throw AnnotationProblem(problem.code, key: key, "\(attribute): \(problem.sentence)")
        }
        if let sentence = attribute.form.rangeProblem(in: value) {
            throw AnnotationProblem(.outOfRange, key: key, "\(attribute): \(sentence)")
        }
        var map = try Annotation(key: key, value: annotations?[key] ?? "").attributes()
        try map.set(attribute.key, to: value)
        annotations = (annotations ?? [:]).merging([key: map.text]) { $1 }
    }
}

extension AnnotationFamily {
    /// The key of the annotation with the attributes of target groups.
    public var targetGroupAttributesKey: String {
        key(self == .service ? "aws-load-balancer-target-group-attributes" : "target-group-attributes")
    }
}

extension Ingress {
    /// Sets how long requests in flight may go on after a target was deregistered, rounded up to whole seconds; nothing
    /// else in the annotation changes.
    ///
    /// A Service with the annotation `target-group-attributes` goes before the Ingress, with all attributes.
    ///
    /// - Throws: ``AnnotationProblem`` where the annotation is broken, or the delay is not within 0 to 3600 seconds.
    public mutating func setDeregistrationDelay(_ delay: Duration) throws(AnnotationProblem) {
        try metadata.setTargetGroupAttribute(
            .deregistrationDelay,
            to: "\(delay.wholeSecondsRoundedUp)",
            in: .ingress
        )
    }
}

extension Service {
    /// Sets how long connections may go on after a target of the Service's own Network Load Balancer was deregistered,
    /// rounded up to whole seconds; nothing else in the annotation changes.
    ///
    /// An annotation for a port goes before the one for all ports, which this sets.
    ///
    /// - Throws: ``AnnotationProblem`` where the annotation is broken, or the delay is not within 0 to 3600 seconds.
    public mutating func setDeregistrationDelay(_ delay: Duration) throws(AnnotationProblem) {
        try metadata.setTargetGroupAttribute(
            .deregistrationDelay,
            to: "\(delay.wholeSecondsRoundedUp)",
            in: .service
        )
    }
}
