// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupBindingTests {
    @Test func `a binding as the controller writes it is read and written back`() throws {
        let json = """
            {
              "apiVersion" : "elbv2.k8s.aws/v1beta1",
              "kind" : "TargetGroupBinding",
              "metadata" : {
                "name" : "k8s-demongin-serviced-610dd2305f",
                "namespace" : "demo-nginx"
              },
              "spec" : {
                "assumeRoleExternalId" : "shop",
                "iamRoleArnToAssume" : "arn:aws:iam::111122223333:role/targets",
                "ipAddressType" : "ipv4",
                "multiClusterTargetGroup" : true,
                "networking" : {
                  "ingress" : [
                    {
                      "from" : [
                        {
                          "securityGroup" : {
                            "groupID" : "sg-0123456789abcdef0"
                          }
                        },
                        {
                          "ipBlock" : {
                            "cidr" : "10.0.0.0/16"
                          }
                        }
                      ],
                      "ports" : [
                        {
                          "port" : "http",
                          "protocol" : "TCP"
                        }
                      ]
                    }
                  ]
                },
                "nodeSelector" : {
                  "matchLabels" : {
                    "pool" : "web"
                  }
                },
                "serviceRef" : {
                  "name" : "service-demo-nginx",
                  "port" : 80
                },
                "targetGroupARN" : "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/k8s-demo/1",
                "targetGroupName" : "k8s-demo",
                "targetGroupProtocol" : "HTTP",
                "targetType" : "ip",
                "vpcID" : "vpc-0123456789abcdef0"
              },
              "status" : {
                "conditions" : [
                  {
                    "lastTransitionTime" : "2024-06-01T12:00:00Z",
                    "message" : "m",
                    "reason" : "FailedCleanup",
                    "status" : "False",
                    "type" : "Ready"
                  }
                ],
                "observedGeneration" : 2
              }
            }
            """
        let binding = try JSONDecoder().decode(TargetGroupBinding.self, from: Data(json.utf8))
        #expect(binding.spec.targetType == .ip)
        #expect(binding.spec.serviceRef == ServiceReference(name: "service-demo-nginx", port: 80))
        #expect(binding.status?.conditions?.first?.status == .false)
        #expect(try pretty(binding) == json)
    }

    @Test func `the settings of an ingress class are read and written back`() throws {
        let json = """
            {
              "apiVersion" : "elbv2.k8s.aws/v1beta1",
              "kind" : "IngressClassParams",
              "metadata" : {
                "name" : "alb"
              },
              "spec" : {
                "certificateArn" : [
                  "arn:aws:acm:eu-west-1:111122223333:certificate/a"
                ],
                "group" : {
                  "name" : "shop"
                },
                "inboundCIDRs" : [
                  "10.0.0.0/8"
                ],
                "ipAddressType" : "dualstack-without-public-ipv4",
                "ipamConfiguration" : {
                  "ipv4IPAMPoolId" : "pool"
                },
                "listeners" : [
                  {
                    "listenerAttributes" : [
                      {
                        "key" : "routing.http.response.server.enabled",
                        "value" : "false"
                      }
                    ],
                    "port" : 443,
                    "protocol" : "HTTPS"
                  }
                ],
                "loadBalancerAttributes" : [
                  {
                    "key" : "idle_timeout.timeout_seconds",
                    "value" : "120"
                  }
                ],
                "loadBalancerName" : "shop",
                "minimumLoadBalancerCapacity" : {
                  "capacityUnits" : 100
                },
                "namespaceSelector" : {
                  "matchLabels" : {
                    "team" : "shop"
                  }
                },
                "prefixListsIDs" : [
                  "pl-1"
                ],
                "PrefixListsIDs" : [
                  "pl-0"
                ],
                "scheme" : "internet-facing",
                "sslPolicy" : "policy",
                "sslRedirectPort" : "443",
                "subnets" : {
                  "ids" : [
                    "subnet-0a"
                  ],
                  "tags" : {
                    "role" : [
                      "public"
                    ]
                  }
                },
                "tags" : [
                  {
                    "key" : "team",
                    "value" : "shop"
                  }
                ],
                "targetType" : "ip",
                "wafv2AclArn" : "arn",
                "wafv2AclName" : "acl"
              }
            }
            """
        let settings = try JSONDecoder().decode(IngressClassParams.self, from: Data(json.utf8))
        #expect(settings.spec?.targetType == .ip)
        #expect(settings.spec?.scheme == .internetFacing)
        #expect(try JSONDecoder().decode(IngressClassParams.self, from: JSONEncoder().encode(settings)) == settings)
        #expect(try JSONSerialization.equal(JSONEncoder().encode(settings), Data(json.utf8)))
    }

    @Test func `bindings among other resources are typed when the decoder knows their kind`() throws {
        let json = Data(
            #"""
            [{"apiVersion": "elbv2.k8s.aws/v1beta1", "kind": "TargetGroupBinding", "metadata": {"name": "b"},
              "spec": {"serviceRef": {"name": "s", "port": "http"}}}]
            """#.utf8
        )
        let decoder = JSONDecoder()
        #expect(try decoder.decode([AnyResource].self, from: json).first?.untyped?.kind == "TargetGroupBinding")
        decoder.userInfo[.resourceKinds] = ResourceKinds.kubernetesAndTargetGroups
        let binding = try decoder.decode([AnyResource].self, from: json).first?.as(TargetGroupBinding.self)
        #expect(binding?.spec.serviceRef.port == "http")
    }

    private func pretty(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension JSONSerialization {
    fileprivate static func equal(_ first: Data, _ second: Data) throws -> Bool {
        let first = try jsonObject(with: first) as? NSDictionary
        return try first == jsonObject(with: second) as? NSDictionary && first != nil
    }
}
