package org.linli.photos;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, such as cameras make them. */
public final class JpegMade {

    /** What stands in the EXIF of those that have one. */
    public static final String PLACE = "29.27N 120.23E";

    private static final int SIZE_OF_SHORT = 2;

    private JpegMade() {}

    /** Its upper left quarter is red, the rest spotted, so that it takes some room. */
    public static byte[] jpeg(int width, int height) {
        return written(drawn(width, height), "jpg");
    }

    public static byte[] png(int width, int height) {
        return written(drawn(width, height), "png");
    }

    private static BufferedImage drawn(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = picture.createGraphics();
        var random = new Random(7);
        for (int spot = 0; spot < 4000; spot++) {
            drawing.setColor(new Color(0, random.nextInt(256), random.nextInt(256)));
            drawing.fillRect(random.nextInt(width), random.nextInt(height), 20, 20);
        }
        drawing.setColor(Color.RED);
        drawing.fillRect(0, 0, width / 2, height / 2);
        drawing.dispose();
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    public static BufferedImage read(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with EXIF that says how the camera was held, and where. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        byte[] tiff = HexFormat.of()
                .parseHex("4d4d002a00000008" + "0001" + "0112000300000001" + "%04x0000".formatted(orientation)
                        + "00000000");
        byte[] head = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int length = SIZE_OF_SHORT + head.length + tiff.length + place.length;
        return ByteBuffer.allocate(jpeg.length + length + SIZE_OF_SHORT)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put(head)
                .put(tiff)
                .put(place)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    /** The same whose head claims another size. */
    public static byte[] claiming(byte[] jpeg, int width, int height) {
        byte[] changed = jpeg.clone();
        for (int at = 2;
                at < changed.length;
                at += 2 + (ByteBuffer.wrap(changed).getShort(at + 2) & 0xFFFF)) {
            if (changed[at + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(changed).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return changed;
            }
        }
        throw new IllegalStateException("No head");
    }
}
