// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension RuleScope {
    /// Returns the position of an object that target groups name: `Ingress shop/web`; nil for one of another kind.
    func position(of object: String) -> Int? {
        let words = object.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return nil }
        let parts = words[1].split(separator: "/", maxSplits: 1).map(String.init)
        let (namespace, name) = parts.count == 2 ? (parts[0], parts[1]) : (resources.defaultNamespace, parts[0])
        return switch words[0] {
        case "Ingress": resources.first(Ingress.self, named: name, namespace: namespace)?.position
        case "Service": resources.first(Service.self, named: name, namespace: namespace)?.position
        case "TargetGroupBinding":
            resources.first(TargetGroupBinding.self, named: name, namespace: namespace)?.position
        default: nil
        }
    }

    /// Returns the place of what asks for a target group; nil where it is of a kind that has no place here.
    func place(of settings: TargetGroupSettings, note: String = "") -> Finding.Place? {
        position(of: settings.object).map { place(.root, at: $0, note: note) }
    }

    /// Returns the place of an annotation that counts for a target group: on the Service where it has it, else on what
    /// asks for the target group.
    func annotationPlace(_ key: String, of settings: TargetGroupSettings, note: String = "") -> Finding.Place? {
        let service = resources.first(
            Service.self,
            named: settings.service.name,
            namespace: settings.service.namespace
        )
        let path = FieldPath("metadata.annotations").key(key)
        if let service, service.resource.metadata.annotations?[key] != nil {
            return place(path, of: service, note: note)
        }
        return position(of: settings.object).map { place(path, at: $0, note: note) }
    }

    /// The namespace of a name, where it is in the set.
    func namespacePlace(_ name: String, note: String = "") -> Finding.Place? {
        let path = FieldPath("metadata.labels").key(InjectionLabel.key)
        return resources.first(Namespace.self, named: name).map { place(path, of: $0, note: note) }
    }
}

extension TargetGroupSettings {
    /// The annotations by which the target group's object sets it; nil where it is not set by annotations.
    var annotationFamily: AnnotationFamily? {
        if object.hasPrefix("Ingress ") { return .ingress }
        return object.hasPrefix("Service ") ? .service : nil
    }
}

extension Fix {
    /// The label of a namespace that asks for readiness gates.
    static func labelNamespace(at place: Finding.Place) -> Fix {
        Fix(
            "Label the namespace \(InjectionLabel.key)=\(InjectionLabel.enabledValue)",
            [Change(position: place.position, path: place.path, action: .set(.string(InjectionLabel.enabledValue)))]
        )
    }
}
