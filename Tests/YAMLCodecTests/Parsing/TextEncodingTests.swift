// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct TextEncodingTests {
    @Test(
        arguments: [
            (TextEncoding.utf8, [0x61, 0xC3, 0xA4, 0xF0, 0x9F, 0x98, 0x80]),
            (.utf16LittleEndian, [0xFF, 0xFE, 0x61, 0, 0xE4, 0, 0x3D, 0xD8, 0x00, 0xDE]),
            (.utf16BigEndian, [0xFE, 0xFF, 0, 0x61, 0, 0xE4, 0xD8, 0x3D, 0xDE, 0x00]),
            (.utf32LittleEndian, [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0xE4, 0, 0, 0, 0x00, 0xF6, 0x01, 0]),
            (.utf32BigEndian, [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61, 0, 0, 0, 0xE4, 0, 0x01, 0xF6, 0x00]),
        ] as [(TextEncoding, [UInt8])]
    )
    func `a text is written and read in its encoding`(encoding: TextEncoding, bytes: [UInt8]) throws {
        let text = Array("a\u{E4}\u{1F600}".utf8)
        #expect(encoding.bytes(ofUTF8: text) == bytes)
        #expect(TextEncoding(of: bytes) == encoding)
        #expect(try TextEncoding.utf8(of: bytes) == text)
    }

    @Test(arguments: TextEncoding.allCases)
    func `a text of nothing but its mark is empty`(encoding: TextEncoding) throws {
        let bytes = encoding.bytes(ofUTF8: [])
        #expect(TextEncoding(of: bytes) == encoding)
        #expect(try TextEncoding.utf8(of: bytes) == [])
    }

    @Test(arguments: [[0xFF], [0xFF, 0xFE, 0], [0xFF, 0xFE, 0, 0, 1], [0xFF, 0xFE, 0, 0xD8]] as [[UInt8]])
    func `a text that is cut off is refused, and one without a whole mark is UTF-8`(bytes: [UInt8]) {
        if bytes.count < 2 {
            #expect(TextEncoding(of: bytes) == .utf8)
        } else {
            #expect(throws: SyntaxFailure.self) { try TextEncoding.utf8(of: bytes) }
        }
    }
}
