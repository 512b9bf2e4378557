package org.linli.platform.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/**
 * A part of a workbook read as XML events, by local names (the strict and the usual form of the format differ in their
 * namespaces only). Refuses document types and entities, deep nesting, and text or attributes without end, so that no
 * part takes more memory than about a megabyte.
 */
final class XmlPart implements AutoCloseable {

    private static final int MAX_DEPTH = 64;

    private final String name;
    private final InputStream in;
    private final XMLStreamReader reader;
    private int depth;

    XmlPart(String name, InputStream in, long declaredBytes) {
        this.name = name;
        this.in = new Guarded(name, in, declaredBytes);
        // A factory per part: a shared one keeps every name it has ever met.
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            reader = factory.createXMLStreamReader(this.in);
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    /** Moves to the next start or end of an element; false at the end of the part. */
    boolean next() {
        try {
            while (reader.hasNext()) {
                int event = step();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    boolean isStart(String local) {
        return reader.isStartElement() && reader.getLocalName().equals(local);
    }

    boolean isEnd(String local) {
        return reader.isEndElement() && reader.getLocalName().equals(local);
    }

    /** An attribute of the current element, by its local name. */
    @Nullable
    String attribute(String local) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(local)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The attribute {@code id} that has a namespace: {@code r:id}, the reference to another part. */
    @Nullable
    String relationId() {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /**
     * Appends the text of the current element, up to its end, without that of elements inside it.
     *
     * @param max after so many characters the rest is read but not kept, save one more that tells of it
     */
    void text(StringBuilder into, int max) {
        int start = depth;
        try {
            while (depth >= start && reader.hasNext()) {
                int event = step();
                if (depth == start
                        && (event == XMLStreamConstants.CHARACTERS
                                || event == XMLStreamConstants.CDATA
                                || event == XMLStreamConstants.SPACE)) {
                    String text = reader.getText();
                    into.append(text, 0, Math.min(text.length(), Math.max(0, max + 1 - into.length())));
                }
            }
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private int step() throws XMLStreamException {
        int event = reader.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MAX_DEPTH) {
                    throw new SheetRefused(Reason.DAMAGED, name);
                }
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new SheetRefused(Reason.EXTERNAL_ENTITY, name);
            default -> {}
        }
        return event;
    }

    private RuntimeException damaged(XMLStreamException e) {
        // The parser wraps what the stream below it throws.
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SheetRefused refused) {
                return refused;
            }
        }
        return new SheetRefused(Reason.DAMAGED, name);
    }

    @Override
    public void close() {
        try {
            reader.close();
            in.close();
        } catch (XMLStreamException e) {
            throw damaged(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a part that is longer than the file says it is, or that goes on and on without a tag. */
    private static final class Guarded extends FilterInputStream {

        /** The longest text of a cell, written in the longest way ({@code &#x1F600;} per character), is well below. */
        private static final int MAX_BYTES_WITHOUT_TAG = 1 << 20;

        private final String name;
        private long left;
        private int withoutTag;

        Guarded(String name, InputStream in, long declaredBytes) {
            super(in);
            this.name = name;
            this.left = declaredBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw new SheetRefused(Reason.DAMAGED, name);
            }
            if (count > 0) {
                left -= count;
                if (left < 0) {
                    throw new SheetRefused(Reason.BOMB, name);
                }
                for (int i = offset; i < offset + count; i++) {
                    withoutTag = bytes[i] == '<' ? 0 : withoutTag + 1;
                }
                if (withoutTag > MAX_BYTES_WITHOUT_TAG) {
                    throw new SheetRefused(Reason.DAMAGED, name);
                }
            }
            return count;
        }
    }
}
