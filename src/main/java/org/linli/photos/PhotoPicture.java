package org.linli.photos;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.linli.platform.Refused;

/**
 * A picture that was proved to be one, by reading it and writing it anew: what else a camera wrote into the file, such
 * as the place, is gone.
 *
 * @param content JPEG, upright
 * @param thumbnail JPEG, small
 */
record PhotoPicture(int width, int height, byte[] content, byte[] thumbnail) {

    /** Pixels of the longer side, at most. */
    static final int LONGEST_SIDE = 2000;

    private static final int LONGEST_OF_THUMBNAIL = 320;
    private static final float QUALITY = 0.85f;

    /** A progressive picture has some ten; each of thousands would be worked through over the whole area. */
    private static final int MOST_SCANS = 64;

    /** @throws Refused when it is no JPEG, or one too large to be looked at */
    static PhotoPicture read(byte[] jpeg) {
        demandFewScans(jpeg);
        BufferedImage upright = upright(decoded(jpeg), PhotoOrientation.of(jpeg));
        return new PhotoPicture(upright.getWidth(), upright.getHeight(), written(upright), written(scaled(upright)));
    }

    private static void demandFewScans(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            if (jpeg[i - 1] == (byte) 0xFF && jpeg[i] == (byte) 0xDA) {
                scans++;
            }
        }
        if (scans > MOST_SCANS) {
            throw unreadable();
        }
    }

    private static BufferedImage decoded(byte[] jpeg) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var source = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(source, true, true);
            // The head tells before anything of that size is made.
            if (Math.max(reader.getWidth(0), reader.getHeight(0)) > LONGEST_SIDE) {
                throw Refused.of("", "photos.pixels", LONGEST_SIDE);
            }
            return reader.read(0);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) { // the reader throws all kinds at what is broken
            throw unreadable();
        } finally {
            reader.dispose();
        }
    }

    private static Refused unreadable() {
        return Refused.of("", "photos.unreadable");
    }

    private static BufferedImage upright(BufferedImage read, int orientation) {
        boolean swaps = PhotoOrientation.swapsSides(orientation);
        var upright = new BufferedImage(
                swaps ? read.getHeight() : read.getWidth(),
                swaps ? read.getWidth() : read.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = upright.createGraphics();
        drawing.drawImage(read, PhotoOrientation.upright(orientation, read.getWidth(), read.getHeight()), null);
        drawing.dispose();
        return upright;
    }

    /** By halves, so that no pixel is left out. */
    private static BufferedImage scaled(BufferedImage picture) {
        BufferedImage smaller = picture;
        while (longest(smaller) > LONGEST_OF_THUMBNAIL) {
            double factor = Math.max(0.5, (double) LONGEST_OF_THUMBNAIL / longest(smaller));
            smaller = drawn(smaller, Math.max(1, (int) Math.round(smaller.getWidth() * factor)), Math.max(1, (int)
                    Math.round(smaller.getHeight() * factor)));
        }
        return smaller;
    }

    private static int longest(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = drawn.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(picture, 0, 0, width, height, null);
        drawing.dispose();
        return drawn;
    }

    private static byte[] written(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var target = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(target);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be written to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
