// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// The actions among which a hook or a probe has exactly one.
struct HandlerActions {
    var exec: ExecAction?
    var httpGet: HTTPGetAction?
    var tcpSocket: TCPSocketAction?
    var grpc: GRPCAction?
    var sleep: SleepAction?

    func validationErrors(at path: FieldPath, gracePeriodSeconds: Int?) -> [ValidationError] {
        var choice = ExclusiveChoice(at: path, of: "handler")
        choice.consider(exec, "exec") { $0.validationErrors(at: $1) }
        choice.consider(httpGet, "httpGet") { $0.validationErrors(at: $1) }
        choice.consider(tcpSocket, "tcpSocket") { $0.port.portErrors(at: $1.field("port")) }
        choice.consider(grpc, "grpc") { IntOrString.int($0.port).portErrors(at: $1.field("port")) }
        choice.consider(sleep, "sleep") { $0.validationErrors(at: $1, gracePeriodSeconds: gracePeriodSeconds) }
        guard choice.isEmpty else { return choice.errors }
        let sentence = "there is no handler; add one, such as exec or httpGet"
        return [ValidationError(path: path, reason: .required, sentence: sentence)]
    }
}

extension ExecAction {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        guard (command ?? []).isEmpty else { return [] }
        let sentence = "there is no command to run; give it as a list, such as [\"sleep\", \"70\"]"
        return [ValidationError(path: path.field("command"), reason: .required, sentence: sentence)]
    }
}

extension HTTPGetAction {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(self.path, at: path.field("path"), "the path is missing; use one such as \"/healthz\"")
        errors += port.portErrors(at: path.field("port"))
        // An absent scheme is an unknown one for the server, not a missing one.
        errors.allowOnlyKnown(scheme ?? URIScheme(""), at: path.field("scheme"))
        for header in httpHeaders ?? [] {
            errors.add(FormatRules.problems(inHTTPHeaderName: header.name), at: path.field("httpHeaders"))
        }
        return errors
    }
}

extension SleepAction {
    /// Returns the reasons for which the API server would refuse the sleep in a Pod with this grace period.
    ///
    /// The sleep may use up the grace period. Without one nothing is judged, because its absence is an error of its
    /// own. A sleep of 0 is allowed since 1.33 (PodLifecycleSleepActionAllowZero). The error is that of the action, not
    /// of its `seconds`.
    public func validationErrors(
        at path: FieldPath = .root,
        gracePeriodSeconds: Int?,
        allowsZero: Bool = true
    ) -> [ValidationError] {
        guard let gracePeriodSeconds else { return [] }
        let least = allowsZero ? 0 : 1
        guard seconds < least || seconds > gracePeriodSeconds else { return [] }
        let sentence =
            if seconds < least {
                "the hook cannot sleep for \(seconds) seconds; use \(least) or more"
            } else {
                "a sleep of \(seconds) seconds is longer than terminationGracePeriodSeconds (\(gracePeriodSeconds)); "
                    + "shorten it, or raise the grace period"
            }
        return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
    }
}
