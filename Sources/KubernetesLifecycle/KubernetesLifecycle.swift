// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

@_exported public import FieldCoding
@_exported public import KubernetesManifests
@_exported public import KubernetesModels
@_exported public import PrometheusText
@_exported public import RolloutPolicy
@_exported public import SourceText
@_exported public import TargetGroups
@_exported public import YAMLCodec
