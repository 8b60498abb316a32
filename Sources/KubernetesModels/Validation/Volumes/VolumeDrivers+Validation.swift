// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The rules of volumes that a driver mounts, mostly that nothing is missing.
extension [ValidationError] {
    /// Adds an error for each text that is missing.
    fileprivate mutating func require(_ members: KeyValuePairs<String, String?>, at path: FieldPath) {
        for (name, text) in members where (text ?? "").isEmpty {
            append(.missing(name, at: path.field(name)))
        }
    }
}

extension GitRepoVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["repository": repository], at: path)
        errors.add(FormatRules.problems(inRelativePath: directory ?? ""), at: path.field("directory"))
        return errors
    }
}

extension GCEPersistentDiskVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["pdName": pdName], at: path)
        errors.require(partition, in: 0...255, at: path.field("partition"))
        return errors
    }
}

extension AWSElasticBlockStoreVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["volumeID": volumeID], at: path)
        errors.require(partition, in: 0...255, at: path.field("partition"))
        return errors
    }
}

extension NFSVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["server": server, "path": self.path], at: path)
        if self.path.utf8.first != UInt8(ascii: "/") {
            let sentence = "\(self.path.quotedForMessages) is not an absolute path; use one such as \"/exports\""
            errors.add(.invalid, at: path.field("path"), sentence)
        }
        return errors
    }
}

extension ISCSIVolumeSource {
    func validationErrors(at path: FieldPath, volumeName: String, volumePath: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["targetPortal": targetPortal, "iqn": iqn], at: path)
        if !iqn.isEmpty { errors.add(Self.problems(inQualifiedName: iqn), at: path.field("iqn")) }
        errors.require(lun, in: 0...255, at: path.field("lun"))
        if chapAuthDiscovery == true || chapAuthSession == true, secretRef == nil {
            errors.append(.missing("the Secret for CHAP", at: path.field("secretRef")))
        }
        if let initiatorName {
            errors.add(Self.problems(inQualifiedName: initiatorName), at: path.field("initiatorname"))
            if volumeName.utf8.count + 1 + targetPortal.utf8.count > 64 {
                let sentence = "name and targetPortal have more than 63 bytes together; shorten the name"
                errors.add(.invalid, at: volumePath.field("name"), sentence)
            }
        }
        return errors
    }

    /// What is wrong with a name such as `iqn.2001-04.com.example:storage`, `eui.` and 16, or `naa.` and 32 letters
    /// and digits.
    private static func problems(inQualifiedName text: String) -> [String] {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count == 2 ? parts[1] : ""[...].utf8
        let isValid =
            switch parts.first.map({ String(decoding: $0, as: UTF8.self) }) {
            case "iqn": isDatedName(rest)
            case "eui": rest.count == 16 && rest.allSatisfy(\.isAlphanumeric)
            case "naa": rest.count == 32 && rest.allSatisfy(\.isAlphanumeric)
            default: false
            }
        if isValid { return [] }
        return ["\(text.quotedForMessages) is not an iSCSI name; use one such as \"iqn.2001-04.com.example:storage\""]
    }

    private static func isDatedName(_ text: Substring.UTF8View) -> Bool {
        let bytes = Array(text)
        guard bytes.count > 8, bytes[..<4].allSatisfy(\.isDigit), bytes[4].isHyphen,
            bytes[5..<7].allSatisfy(\.isDigit), bytes[7] == UInt8(ascii: ".")
        else { return false }
        let parts = bytes[8...].split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
            && parts[0].allSatisfy { $0.isAlphanumeric || "-.".utf8.contains($0) }
            && !parts[1].contains { ",;*&$| \t\r\n".utf8.contains($0) }
    }
}

extension GlusterfsVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["endpoints": endpoints, "path": self.path], at: path)
        return errors
    }
}

extension FlockerVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let name = datasetName ?? ""
        let hasUUID = datasetUUID?.isEmpty == false
        if name.isEmpty, !hasUUID {
            errors.add(.required, at: path, "the dataset is missing; give datasetName or datasetUUID")
        } else if !name.isEmpty, hasUUID {
            errors.add(.invalid, at: path, "the dataset has both datasetName and datasetUUID; keep one")
        }
        if name.utf8.contains(UInt8(ascii: "/")) {
            errors.add(.invalid, at: path.field("datasetName"), "\(name.quotedForMessages) has a \"/\"; remove it")
        }
        return errors
    }
}

extension RBDVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if monitors.isEmpty { errors.append(.missing("monitors", at: path.field("monitors"))) }
        errors.require(["image": image], at: path)
        return errors
    }
}

extension CinderVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["volumeID": volumeID], at: path)
        if let secretRef { errors.require(["name": secretRef.name], at: path.field("secretRef")) }
        return errors
    }
}

extension CephFSVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        monitors.isEmpty ? [.missing("monitors", at: path.field("monitors"))] : []
    }
}

extension QuobyteVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["registry": registry], at: path)
        if !registry.isEmpty, (tenant ?? "").utf8.count > 64 {
            errors.add(.required, at: path.field("tenant"), "the tenant has more than 64 bytes; use a UUID")
        } else if !registry.isEmpty {
            let hosts = registry.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            for host in hosts where !Self.isHostWithPort(host) {
                let name = String(decoding: host, as: UTF8.self).quotedForMessages
                let sentence = "\(name) is not a host with a port; use one such as \"quobyte:7861\""
                errors.add(.invalid, at: path.field("registry"), sentence)
            }
        }
        errors.require(["volume": volume], at: path)
        return errors
    }

    /// Whether there is one colon, outside the brackets of an IPv6 address.
    private static func isHostWithPort(_ text: Substring.UTF8View) -> Bool {
        let colon = UInt8(ascii: ":")
        guard text.first == UInt8(ascii: "[") else { return text.count { $0 == colon } == 1 }
        guard let close = text.firstIndex(of: UInt8(ascii: "]")) else { return false }
        let rest = text[text.index(after: close)...]
        return rest.first == colon && !rest.dropFirst().contains(colon)
    }
}

extension FCVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let hasNames = targetWWNs?.isEmpty == false
        let hasIdentifiers = wwids?.isEmpty == false
        if !hasNames, !hasIdentifiers { errors.append(.missing("the target", at: path.field("targetWWNs"))) }
        if hasNames, hasIdentifiers {
            let sentence = "the target has both targetWWNs and wwids; keep one of the two"
            errors.add(.invalid, at: path.field("targetWWNs"), sentence)
        }
        if hasNames, lun == nil { errors.append(.missing("the logical unit", at: path.field("lun"))) }
        if hasNames { errors.require(lun, in: 0...255, at: path.field("lun")) }
        return errors
    }
}

extension FlexVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["driver": driver], at: path)
        for option in (options ?? [:]).sortedKeys {
            let prefix = option.utf8.prefix { $0 != UInt8(ascii: "/") }
            let domain = Array(("." + String(decoding: prefix, as: UTF8.self).lowercased()).utf8)
            let isReserved = [".kubernetes.io", ".k8s.io"].contains { suffix in
                domain.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
            }
            guard isReserved else { continue }
            let sentence = "\(option.quotedForMessages) has a prefix that is reserved for Kubernetes; use another one"
            errors.add(.invalid, at: path.field("options").key(option), sentence)
        }
        return errors
    }
}

extension AzureFileVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["secretName": secretName, "shareName": shareName], at: path)
        return errors
    }
}

extension AzureDiskVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["diskName": diskName, "diskURI": diskURI], at: path)
        errors.allowOnlyKnown(cachingMode, at: path.field("cachingMode"))
        errors.allowOnlyKnown(kind, at: path.field("kind"))
        guard let kind else { return errors }
        let start = kind == .managed ? "/subscriptions/" : "https://"
        if !diskURI.utf8.starts(with: start.utf8) {
            let sentence = "\(diskURI.quotedForMessages) is not the address of such a disk; use one with \(start)"
            errors.add(.notSupported, at: path.field("diskURI"), sentence)
        }
        return errors
    }
}

extension VsphereVirtualDiskVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        volumePath.isEmpty ? [.missing("volumePath", at: path.field("volumePath"))] : []
    }
}

extension PhotonPersistentDiskVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        pdID.isEmpty ? [.missing("pdID", at: path.field("pdID"))] : []
    }
}

extension PortworxVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        volumeID.isEmpty ? [.missing("volumeID", at: path.field("volumeID"))] : []
    }
}

extension ScaleIOVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["gateway": gateway, "system": system, "volumeName": volumeName], at: path)
        return errors
    }
}

extension StorageOSVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["volumeName": volumeName], at: path)
        for (field, name) in [("volumeName", volumeName), ("volumeNamespace", volumeNamespace)] {
            guard let name, !name.isEmpty else { continue }
            errors.add(FormatRules.problems(inDNSLabel: name), at: path.field(field))
        }
        if let secretRef { errors.require(["name": secretRef.name], at: path.field("secretRef")) }
        return errors
    }
}

extension CSIVolumeSource {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(["driver": driver], at: path)
        if driver.utf8.count > 63 {
            let sentence = "\(driver.quotedForMessages) has \(driver.utf8.count) bytes; at most 63 are allowed"
            errors.add(.tooLong, at: path.field("driver"), sentence)
        }
        if !driver.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: driver.lowercased()), at: path.field("driver"))
        }
        if let name = nodePublishSecretRef?.name, !name.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("name"))
        } else if nodePublishSecretRef != nil {
            errors.append(.missing("the Secret's name", at: path.field("nodePublishSecretRef").field("name")))
        }
        return errors
    }
}
