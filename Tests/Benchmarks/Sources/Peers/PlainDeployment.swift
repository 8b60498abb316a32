// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A Deployment as a program would declare it that uses Yams or Foundation alone: structures with synthesised coding,
/// and only the fields that the benchmark's manifests have.
public struct PlainDeployment: Codable, Equatable, Sendable {
    public let apiVersion: String
    public let kind: String
    public let metadata: PlainMetadata
    public let spec: PlainDeploymentSpec
}

public struct PlainMetadata: Codable, Equatable, Sendable {
    public let name: String?
    public let namespace: String?
    public let labels: [String: String]?
    public let annotations: [String: String]?
}

public struct PlainDeploymentSpec: Codable, Equatable, Sendable {
    public struct Selector: Codable, Equatable, Sendable {
        public let matchLabels: [String: String]?
    }

    public struct Strategy: Codable, Equatable, Sendable {
        public struct RollingUpdate: Codable, Equatable, Sendable {
            public let maxSurge: PlainIntOrString?
            public let maxUnavailable: PlainIntOrString?
        }

        public let type: String?
        public let rollingUpdate: RollingUpdate?
    }

    public struct Template: Codable, Equatable, Sendable {
        public let metadata: PlainMetadata?
        public let spec: PlainPodSpec
    }

    public let replicas: Int?
    public let revisionHistoryLimit: Int?
    public let selector: Selector
    public let strategy: Strategy?
    public let template: Template
}

public struct PlainPodSpec: Codable, Equatable, Sendable {
    public struct SecurityContext: Codable, Equatable, Sendable {
        public let runAsNonRoot: Bool?
        public let runAsUser: Int?
        public let allowPrivilegeEscalation: Bool?
        public let readOnlyRootFilesystem: Bool?
    }

    public struct Volume: Codable, Equatable, Sendable {
        public struct ConfigMap: Codable, Equatable, Sendable {
            public let name: String
        }

        public let name: String
        public let configMap: ConfigMap?
    }

    public let serviceAccountName: String?
    public let terminationGracePeriodSeconds: Int?
    public let securityContext: SecurityContext?
    public let containers: [PlainContainer]
    public let volumes: [Volume]?
}

public struct PlainContainer: Codable, Equatable, Sendable {
    public struct Port: Codable, Equatable, Sendable {
        public let name: String?
        public let containerPort: Int
        public let `protocol`: String?
    }

    public struct Environment: Codable, Equatable, Sendable {
        public struct Source: Codable, Equatable, Sendable {
            public struct FieldReference: Codable, Equatable, Sendable {
                public let fieldPath: String
            }

            public let fieldRef: FieldReference?
        }

        public let name: String
        public let value: String?
        public let valueFrom: Source?
    }

    public struct Probe: Codable, Equatable, Sendable {
        public struct Request: Codable, Equatable, Sendable {
            public let path: String?
            public let port: PlainIntOrString
        }

        public let httpGet: Request?
        public let initialDelaySeconds: Int?
        public let periodSeconds: Int?
        public let failureThreshold: Int?
    }

    public struct Lifecycle: Codable, Equatable, Sendable {
        public struct Handler: Codable, Equatable, Sendable {
            public struct Execution: Codable, Equatable, Sendable {
                public let command: [String]?
            }

            public let exec: Execution?
        }

        public let preStop: Handler?
    }

    public struct Resources: Codable, Equatable, Sendable {
        public let limits: [String: String]?
        public let requests: [String: String]?
    }

    public struct Mount: Codable, Equatable, Sendable {
        public let name: String
        public let mountPath: String
        public let readOnly: Bool?
    }

    public let name: String
    public let image: String?
    public let imagePullPolicy: String?
    public let ports: [Port]?
    public let env: [Environment]?
    public let resources: Resources?
    public let volumeMounts: [Mount]?
    public let livenessProbe: Probe?
    public let readinessProbe: Probe?
    public let lifecycle: Lifecycle?
    public let securityContext: PlainPodSpec.SecurityContext?
}

/// A number or a text.
public enum PlainIntOrString: Codable, Equatable, Sendable {
    case integer(Int)
    case text(String)

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}
