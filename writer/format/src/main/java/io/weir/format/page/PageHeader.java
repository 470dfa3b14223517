package io.weir.format.page;

import io.weir.format.PageEncoding;

/**
 * What stands before a page, as far as flat columns need it.
 *
 * @param kind what the page is
 * @param bodyStart index in the chunk of the first byte after the header
 * @param compressedBytes bytes of the body in the file
 * @param uncompressedBytes bytes of the body once it is decompressed, levels included
 * @param crc CRC32 (ISO 3309) of the body as it is in the file
 * @param values rows of a data page, NULLs included; entries of a dictionary
 * @param nulls NULLs, or -1 where the header does not say (version 1)
 * @param encoding encoding of the values
 * @param levelBytes length of the definition levels in front of a version 2 body; else 0
 * @param compressed whether a version 2 body is compressed behind its levels; else true
 */
record PageHeader(
        Kind kind,
        int bodyStart,
        int compressedBytes,
        int uncompressedBytes,
        int crc,
        int values,
        int nulls,
        PageEncoding encoding,
        int levelBytes,
        boolean compressed) {

    /** The kinds of pages that a chunk can hold. */
    enum Kind {
        /** Entries that the ids of the data pages name. */
        DICTIONARY,
        /** Data page, version 1: levels inside the compressed body. */
        DATA_V1,
        /** Data page, version 2: levels in front of the compressed body. */
        DATA_V2
    }

    /** Index in the chunk of the first byte after the page. */
    int bodyEnd() {
        return bodyStart + compressedBytes;
    }
}
