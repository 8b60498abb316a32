// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Manifests as people write them, and streams of many.
enum ManifestTexts {
    /// A stream of Deployments, Services and ConfigMaps of at least so many bytes.
    static func stream(of size: Int) -> String {
        documents(of: size) { "\(deployment($0))---\n\(service($0))---\n\(configMap($0))" }
    }

    /// A stream of Deployments of at least so many bytes.
    static func deployments(of size: Int) -> String {
        documents(of: size, deployment)
    }

    private static func documents(of size: Int, _ document: (Int) -> String) -> String {
        var text = ""
        var index = 0
        while text.utf8.count < size {
            if index > 0 { text += "---\n" }
            text += document(index)
            index += 1
        }
        return text
    }

    static func deployment(_ index: Int) -> String {
        """
        # The shop's front, instance \(index).
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop-\(index)
          namespace: team-\(index % 17)
          labels:
            app.kubernetes.io/name: shop
            app.kubernetes.io/instance: shop-\(index)
            app.kubernetes.io/version: "2.\(index % 40)"
            app.kubernetes.io/managed-by: Helm
          annotations:
            kubernetes.io/change-cause: "release \(index): raise the limits"
        spec:
          replicas: \(1 + index % 9)
          revisionHistoryLimit: 5
          selector:
            matchLabels:
              app.kubernetes.io/name: shop
              app.kubernetes.io/instance: shop-\(index)
          strategy:
            type: RollingUpdate
            rollingUpdate:
              maxSurge: 25%
              maxUnavailable: \(index % 2)
          template:
            metadata:
              labels:
                app.kubernetes.io/name: shop
                app.kubernetes.io/instance: shop-\(index)
              annotations:
                checksum/config: 5f2d3c0e6b1b9a1c5f7c0f1e2d3c4b5a69788796a5b4c3d2e1f00123456789ab
                prometheus.io/scrape: "true"
                prometheus.io/port: "9102"
            spec:
              serviceAccountName: shop
              terminationGracePeriodSeconds: 90  # longer than the drain
              securityContext:
                runAsNonRoot: true
                runAsUser: 1000
              containers:
                - name: shop
                  image: registry.example.com/team-\(index % 17)/shop:2.\(index % 40).\(index)
                  imagePullPolicy: IfNotPresent
                  ports:
                    - name: http
                      containerPort: 8080
                      protocol: TCP
                    - name: metrics
                      containerPort: 9102
                  env:
                    - name: POD_NAME
                      valueFrom:
                        fieldRef:
                          fieldPath: metadata.name
                    - name: LOG_LEVEL
                      value: info
                    - name: MAX_CONNECTIONS
                      value: '\(256 + index % 256)'
                    - name: JAVA_TOOL_OPTIONS
                      value: -XX:MaxRAMPercentage=75.0 -Dfile.encoding=UTF-8
                  resources:
                    requests:
                      cpu: 250m
                      memory: 512Mi
                    limits:
                      memory: 1Gi
                  volumeMounts:
                    - name: config
                      mountPath: /etc/shop
                      readOnly: true
                  livenessProbe:
                    httpGet:
                      path: /healthz
                      port: http
                    initialDelaySeconds: 10
                    periodSeconds: 10
                  readinessProbe:
                    httpGet:
                      path: "/ready?full=1"
                      port: 8080
                    periodSeconds: 5
                    failureThreshold: 3
                  lifecycle:
                    preStop:
                      exec:
                        command: ["/bin/sh", "-c", "sleep 20"]
                  securityContext:
                    allowPrivilegeEscalation: false
                    readOnlyRootFilesystem: true
                - name: proxy
                  image: registry.example.com/proxy:1.\(index % 30)
                  env:
                    - name: UPSTREAM
                      value: http://127.0.0.1:8080
                  resources:
                    requests:
                      cpu: 100m
                      memory: 64Mi
              volumes:
                - name: config
                  configMap:
                    name: shop-\(index)

        """
    }

    static func service(_ index: Int) -> String {
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: shop-\(index)
          namespace: team-\(index % 17)
        spec:
          type: ClusterIP
          selector:
            app.kubernetes.io/name: shop
            app.kubernetes.io/instance: shop-\(index)
          ports:
            - name: http
              port: 80
              targetPort: http

        """
    }

    static func configMap(_ index: Int) -> String {
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: shop-\(index)
          namespace: team-\(index % 17)
        data:
          greeting: Welcome to shop \(index)!
          application.properties: |
            # read at start
            server.port=8080
            server.shutdown=graceful
            spring.lifecycle.timeout-per-shutdown-phase=\(20 + index % 40)s
            shop.catalogue.url=http://catalogue.team-\(index % 17).svc.cluster.local:8080/v1
          rules.json: >-
            {"rules": [{"path": "/cart", "limit": \(index % 100)},
            {"path": "/pay", "limit": 10}]}

        """
    }
}
