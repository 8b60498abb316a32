// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

extension Ingress {
    /// The backends that are Services, each with its place: the default one and those of the paths, in order.
    ///
    /// A backend with the port name `use-annotation` stands for an action of the annotation
    /// `alb.ingress.kubernetes.io/actions.NAME`, and for the Services that it forwards to; they are listed once, with the
    /// place of the first backend that names the action. An action that is missing or malformed leads to none.
    public var serviceBackends: [(path: FieldPath, backend: IngressServiceBackend)] {
        serviceBackends { _ in }
    }

    /// The backends, with what is wrong in the annotations of their actions.
    func serviceBackends(
        reporting report: (AnnotationProblem) -> Void
    ) -> [(path: FieldPath, backend: IngressServiceBackend)] {
        var actions: Set<String> = []
        return writtenBackends.flatMap { path, backend in
            guard backend.port?.name == "use-annotation" else { return [(path, backend)] }
            guard actions.insert(backend.name).inserted else { return [] }
            do throws(AnnotationProblem) {
                return try action(named: backend.name).map { (path, $0) }
            } catch {
                report(error)
                return []
            }
        }
    }

    /// The backends as they are written.
    private var writtenBackends: [(path: FieldPath, backend: IngressServiceBackend)] {
        var backends: [(path: FieldPath, backend: IngressServiceBackend)] = []
        if let service = spec?.defaultBackend?.service {
            backends.append(("spec.defaultBackend.service", service))
        }
        let rules = FieldPath("spec.rules")
        for (ruleIndex, rule) in (spec?.rules ?? []).enumerated() {
            for (pathIndex, path) in (rule.http?.paths ?? []).enumerated() {
                guard let service = path.backend.service else { continue }
                let place = rules.index(ruleIndex).appending("http.paths").index(pathIndex).appending("backend.service")
                backends.append((place, service))
            }
        }
        return backends
    }

    /// The Services that an action of the annotations forwards to.
    private func action(named name: String) throws(AnnotationProblem) -> [IngressServiceBackend] {
        let key = AnnotationFamily.ingress.key("actions.\(name)")
        guard let value = metadata.annotations?[key] else { return [] }
        let action = try Annotation(object: title, key: key, value: value).json()
        return ForwardAction.targets(in: action).map { target in
            let port =
                switch target.service.port {
                case .int(let number): ServiceBackendPort(number: number)
                case .string(let name): ServiceBackendPort(name: name)
                }
            return IngressServiceBackend(name: target.service.name, port: port)
        }
    }
}
