// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Manifests of workloads of mixed shape, with what stands around them.
enum WorkloadTexts {
    /// A stream with so many workloads, in namespaces of a hundred.
    static func stream(workloads count: Int) -> String {
        var documents: [String] = []
        for index in 0..<count {
            let namespace = "team-\(index / 100)"
            if index.isMultiple(of: 100) { documents.append(self.namespace(namespace, isLabeled: index % 200 == 0)) }
            documents.append(workload(index, namespace))
            // Every eighth is a worker that nobody sends requests to.
            if index % 8 != 7 { documents += [service(index, namespace)] }
            if index % 8 < 5 { documents.append(ingress(index, namespace)) }
            if index % 3 == 0 { documents.append(budget(index, namespace)) }
            if index % 4 == 0 { documents.append(autoscaler(index, namespace)) }
        }
        return documents.joined(separator: "---\n")
    }

    private static func namespace(_ name: String, isLabeled: Bool) -> String {
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: \(name)
          labels:
            elbv2.k8s.aws/pod-readiness-gate-inject: \(isLabeled ? "enabled" : "Enabled")

        """
    }

    private static func workload(_ index: Int, _ namespace: String) -> String {
        let kind = index % 10 == 9 ? "StatefulSet" : "Deployment"
        let hook =
            switch index % 4 {
            case 0: "sleep: {seconds: \(index % 90)}"
            case 1: "exec: {command: [sleep, \"\(index % 90)\"]}"
            case 2: "exec: {command: [sh, -c, \"nginx -s quit; sleep \(index % 90)\"]}"
            default: "tcpSocket: {port: 80}"
            }
        return """
            apiVersion: apps/v1
            kind: \(kind)
            metadata:
              name: web-\(index)
              namespace: \(namespace)
            spec:
              replicas: \(index % 5)
              selector:
                matchLabels:
                  app: web-\(index)
            \(kind == "StatefulSet" ? "  serviceName: web-\(index)\n" : "  progressDeadlineSeconds: \(60 + index % 600)\n")\
              template:
                metadata:
                  labels:
                    app: web-\(index)
                    tier: web
                spec:
                  terminationGracePeriodSeconds: \(30 + index % 70)
                  containers:
                  - name: web
                    image: registry.example.com/web:\(index)
                    ports:
                    - name: http
                      containerPort: 8080
                    readinessProbe:
                      httpGet: {path: /ready, port: http}
                      periodSeconds: \(1 + index % 15)
                    lifecycle:
                      preStop:
                        \(hook)
                  - name: proxy
                    image: registry.example.com/proxy:\(index % 7)

            """
    }

    private static func service(_ index: Int, _ namespace: String) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web-\(index)
          namespace: \(namespace)
        spec:
          selector:
            app: web-\(index)
            tier: web
          ports:
          - port: 80
            targetPort: http

        """
    }

    private static func ingress(_ index: Int, _ namespace: String) -> String {
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web-\(index)
          namespace: \(namespace)
          annotations:
            alb.ingress.kubernetes.io/target-type: \(index % 2 == 0 ? "ip" : "instance")
            alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=\(index % 120)
        spec:
          ingressClassName: alb
          rules:
          - http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web-\(index)
                    port:
                      number: 80

        """
    }

    private static func budget(_ index: Int, _ namespace: String) -> String {
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata:
          name: web-\(index)
          namespace: \(namespace)
        spec:
          maxUnavailable: \(index % 2)
          selector:
            matchLabels:
              app: web-\(index)

        """
    }

    private static func autoscaler(_ index: Int, _ namespace: String) -> String {
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: web-\(index)
          namespace: \(namespace)
        spec:
          minReplicas: \(1 + index % 3)
          maxReplicas: 10
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: web-\(index)

        """
    }
}
