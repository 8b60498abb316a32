// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The optional fields whose zero is something other than their absence.
///
/// In the API's Go types they are pointers, or fields that are written even when they are empty. All others are left
/// out when they are zero. Read from the types (k8s.io/api) and checked against what kubectl makes of them.
enum ZeroKeepingFields {
    /// The wire names of a type's fields that keep their zero.
    static func names(of type: any FieldCodable.Type) -> Set<FieldKey> {
        table[ObjectIdentifier(type)] ?? []
    }

    private static let table = Dictionary(uniqueKeysWithValues: entries.map { (ObjectIdentifier($0.type), $0.fields) })

    typealias Entry = (type: any FieldCodable.Type, fields: Set<FieldKey>)

    static let entries: [Entry] = metadata + pods + containers + volumes + workloads + networking

    private static let metadata: [Entry] = [
        (ObjectMeta.self, ["deletionGracePeriodSeconds"]),
        (OwnerReference.self, ["controller", "blockOwnerDeletion"]),
        (ConfigMap.self, ["immutable"]),
        (Secret.self, ["immutable"]),
        (ServiceAccount.self, ["automountServiceAccountToken"]),
        (TypedLocalObjectReference.self, ["apiGroup"]),
        (TypedObjectReference.self, ["apiGroup", "namespace"]),
    ]

    private static let pods: [Entry] = [
        (
            PodSpec.self,
            [
                "terminationGracePeriodSeconds", "activeDeadlineSeconds", "automountServiceAccountToken",
                "shareProcessNamespace", "priority", "runtimeClassName", "enableServiceLinks", "preemptionPolicy",
                "setHostnameAsFQDN", "hostUsers", "hostnameOverride",
            ]
        ),
        (
            PodSecurityContext.self,
            [
                "runAsUser", "runAsGroup", "runAsNonRoot", "fsGroup", "fsGroupChangePolicy",
                "supplementalGroupsPolicy", "seLinuxChangePolicy",
            ]
        ),
        (Toleration.self, ["tolerationSeconds"]),
        (TopologySpreadConstraint.self, ["minDomains", "nodeAffinityPolicy", "nodeTaintsPolicy"]),
        (PodDNSConfigOption.self, ["value"]),
        (PodResourceClaim.self, ["resourceClaimName", "resourceClaimTemplateName"]),
    ]

    private static let containers: [Entry] = [
        (Container.self, ["restartPolicy"]),
        (EphemeralContainer.self, ["restartPolicy"]),
        (VolumeMount.self, ["recursiveReadOnly", "mountPropagation"]),
        (ConfigMapEnvSource.self, ["optional"]),
        (SecretEnvSource.self, ["optional"]),
        (ConfigMapKeySelector.self, ["optional"]),
        (SecretKeySelector.self, ["optional"]),
        (FileKeySelector.self, ["optional"]),
        (Probe.self, ["terminationGracePeriodSeconds"]),
        (GRPCAction.self, ["service"]),
        (Lifecycle.self, ["stopSignal"]),
        (
            SecurityContext.self,
            [
                "privileged", "runAsUser", "runAsGroup", "runAsNonRoot", "readOnlyRootFilesystem",
                "allowPrivilegeEscalation", "procMount",
            ]
        ),
        (
            WindowsSecurityContextOptions.self,
            ["gmsaCredentialSpecName", "gmsaCredentialSpec", "runAsUserName", "hostProcess"]
        ),
        (SeccompProfile.self, ["localhostProfile"]),
        (AppArmorProfile.self, ["localhostProfile"]),
    ]

    private static let volumes: [Entry] = [
        (HostPathVolumeSource.self, ["type"]),
        (EmptyDirVolumeSource.self, ["mode"]),
        (SecretVolumeSource.self, ["defaultMode", "optional", "defaultUser"]),
        (ConfigMapVolumeSource.self, ["defaultMode", "optional", "defaultUser"]),
        (DownwardAPIVolumeSource.self, ["defaultMode", "defaultUser"]),
        (DownwardAPIVolumeFile.self, ["mode", "user"]),
        (KeyToPath.self, ["mode", "user"]),
        (ProjectedVolumeSource.self, ["sources", "defaultMode", "defaultUser"]),
        (SecretProjection.self, ["optional"]),
        (ConfigMapProjection.self, ["optional"]),
        (ServiceAccountTokenProjection.self, ["expirationSeconds", "user"]),
        (ClusterTrustBundleProjection.self, ["name", "signerName", "optional", "user"]),
        (PodCertificateProjection.self, ["maxExpirationSeconds", "user"]),
        (ISCSIVolumeSource.self, ["initiatorName"]),
        (FCVolumeSource.self, ["lun"]),
        (AzureDiskVolumeSource.self, ["cachingMode", "fsType", "readOnly", "kind"]),
        (CSIVolumeSource.self, ["readOnly", "fsType"]),
        (PersistentVolumeClaimSpec.self, ["storageClassName", "volumeMode", "volumeAttributesClassName"]),
    ]

    private static let workloads: [Entry] = [
        (DeploymentSpec.self, ["replicas", "revisionHistoryLimit", "progressDeadlineSeconds"]),
        (RollingUpdateDeployment.self, ["maxUnavailable", "maxSurge"]),
        (StatefulSetSpec.self, ["replicas", "serviceName", "revisionHistoryLimit"]),
        (RollingUpdateStatefulSetStrategy.self, ["partition", "maxUnavailable"]),
        (StatefulSetOrdinals.self, ["start"]),
        (DaemonSetSpec.self, ["revisionHistoryLimit"]),
        (RollingUpdateDaemonSet.self, ["maxUnavailable", "maxSurge"]),
        (ReplicaSetSpec.self, ["replicas"]),
        (
            JobSpec.self,
            [
                "parallelism", "completions", "activeDeadlineSeconds", "backoffLimit", "backoffLimitPerIndex",
                "maxFailedIndexes", "manualSelector", "ttlSecondsAfterFinished", "completionMode", "suspend",
                "podReplacementPolicy", "managedBy",
            ]
        ),
        (PodFailurePolicyOnExitCodesRequirement.self, ["containerName"]),
        (SuccessPolicyRule.self, ["succeededIndexes", "succeededCount"]),
        (
            CronJobSpec.self,
            [
                "timeZone", "startingDeadlineSeconds", "suspend", "successfulJobsHistoryLimit",
                "failedJobsHistoryLimit",
            ]
        ),
        (HorizontalPodAutoscalerSpec.self, ["minReplicas"]),
        // An empty list of policies is not written, but it is not given a default either: the server refuses it.
        (HPAScalingRules.self, ["stabilizationWindowSeconds", "selectPolicy", "policies"]),
        (MetricTarget.self, ["averageUtilization"]),
        (PodDisruptionBudgetSpec.self, ["minAvailable", "maxUnavailable", "unhealthyPodEvictionPolicy"]),
    ]

    private static let networking: [Entry] = [
        (
            ServiceSpec.self,
            [
                "ipFamilyPolicy", "allocateLoadBalancerNodePorts", "loadBalancerClass", "internalTrafficPolicy",
                "trafficDistribution",
            ]
        ),
        (ServicePort.self, ["appProtocol"]),
        (ClientIPConfig.self, ["timeoutSeconds"]),
        (EndpointAddress.self, ["nodeName"]),
        (EndpointsPort.self, ["appProtocol"]),
        (EndpointSlice.self, ["endpoints", "ports"]),
        (Endpoint.self, ["hostname", "nodeName", "zone"]),
        (EndpointConditions.self, ["ready", "serving", "terminating"]),
        (EndpointPort.self, ["name", "protocol", "port", "appProtocol"]),
        (IngressSpec.self, ["ingressClassName"]),
        (IngressClassParametersReference.self, ["apiGroup", "scope", "namespace"]),
        (NetworkPolicyPort.self, ["protocol", "port", "endPort"]),
    ]
}
