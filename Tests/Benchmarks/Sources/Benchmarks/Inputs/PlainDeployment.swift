// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A Deployment as a program would declare it that uses Yams or Foundation alone: structures with synthesised coding,
/// and only the fields that the benchmark's manifests have.
struct PlainDeployment: Codable, Equatable {
    let apiVersion: String
    let kind: String
    let metadata: PlainMetadata
    let spec: PlainDeploymentSpec
}

struct PlainMetadata: Codable, Equatable {
    let name: String?
    let namespace: String?
    let labels: [String: String]?
    let annotations: [String: String]?
}

struct PlainDeploymentSpec: Codable, Equatable {
    struct Selector: Codable, Equatable {
        let matchLabels: [String: String]?
    }

    struct Strategy: Codable, Equatable {
        struct RollingUpdate: Codable, Equatable {
            let maxSurge: PlainIntOrString?
            let maxUnavailable: PlainIntOrString?
        }

        let type: String?
        let rollingUpdate: RollingUpdate?
    }

    struct Template: Codable, Equatable {
        let metadata: PlainMetadata?
        let spec: PlainPodSpec
    }

    let replicas: Int?
    let revisionHistoryLimit: Int?
    let selector: Selector
    let strategy: Strategy?
    let template: Template
}

struct PlainPodSpec: Codable, Equatable {
    struct SecurityContext: Codable, Equatable {
        let runAsNonRoot: Bool?
        let runAsUser: Int?
        let allowPrivilegeEscalation: Bool?
        let readOnlyRootFilesystem: Bool?
    }

    struct Volume: Codable, Equatable {
        struct ConfigMap: Codable, Equatable {
            let name: String
        }

        let name: String
        let configMap: ConfigMap?
    }

    let serviceAccountName: String?
    let terminationGracePeriodSeconds: Int?
    let securityContext: SecurityContext?
    let containers: [PlainContainer]
    let volumes: [Volume]?
}

struct PlainContainer: Codable, Equatable {
    struct Port: Codable, Equatable {
        let name: String?
        let containerPort: Int
        let `protocol`: String?
    }

    struct Environment: Codable, Equatable {
        struct Source: Codable, Equatable {
            struct FieldReference: Codable, Equatable {
                let fieldPath: String
            }

            let fieldRef: FieldReference?
        }

        let name: String
        let value: String?
        let valueFrom: Source?
    }

    struct Probe: Codable, Equatable {
        struct Request: Codable, Equatable {
            let path: String?
            let port: PlainIntOrString
        }

        let httpGet: Request?
        let initialDelaySeconds: Int?
        let periodSeconds: Int?
        let failureThreshold: Int?
    }

    struct Lifecycle: Codable, Equatable {
        struct Handler: Codable, Equatable {
            struct Execution: Codable, Equatable {
                let command: [String]?
            }

            let exec: Execution?
        }

        let preStop: Handler?
    }

    struct Resources: Codable, Equatable {
        let limits: [String: String]?
        let requests: [String: String]?
    }

    struct Mount: Codable, Equatable {
        let name: String
        let mountPath: String
        let readOnly: Bool?
    }

    let name: String
    let image: String?
    let imagePullPolicy: String?
    let ports: [Port]?
    let env: [Environment]?
    let resources: Resources?
    let volumeMounts: [Mount]?
    let livenessProbe: Probe?
    let readinessProbe: Probe?
    let lifecycle: Lifecycle?
    let securityContext: PlainPodSpec.SecurityContext?
}

/// A number or a text.
enum PlainIntOrString: Codable, Equatable {
    case integer(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        }
    }
}
