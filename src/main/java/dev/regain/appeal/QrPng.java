package dev.regain.appeal;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A QR code (ISO/IEC 18004, error correction Q) as a PNG (ISO/IEC 15948) of one bit a pixel. Written by hand, because the
 * platform's image code reads what it writes and has no place where applicants' files go by.
 */
final class QrPng {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int QUIET_MODULES = 4;
    private static final int PIXELS_PER_MODULE = 8;

    private QrPng() {}

    static byte[] of(String text) {
        QrCode code = QrCode.encodeText(text, Ecc.QUARTILE);
        int side = code.size + 2 * QUIET_MODULES;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream png = new DataOutputStream(bytes)) {
            png.write(SIGNATURE);
            chunk(png, "IHDR", header(side * PIXELS_PER_MODULE));
            chunk(png, "IDAT", pixels(code, side));
            chunk(png, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Greyscale, one bit deep, not interlaced. */
    private static byte[] header(int pixels) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream header = new DataOutputStream(bytes)) {
            header.writeInt(pixels);
            header.writeInt(pixels);
            header.write(new byte[] {1, 0, 0, 0, 0});
        }
        return bytes.toByteArray();
    }

    /** Eight pixels a module are one byte, and each row begins with the number of its filter, which is none. */
    private static byte[] pixels(QrCode code, int side) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(bytes)) {
            for (int row = 0; row < side * PIXELS_PER_MODULE; row++) {
                rows.write(0);
                for (int module = 0; module < side; module++) {
                    boolean dark = code.getModule(module - QUIET_MODULES, row / PIXELS_PER_MODULE - QUIET_MODULES);
                    rows.write(dark ? 0x00 : 0xFF);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream png, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        png.writeInt(content.length);
        png.write(name);
        png.write(content);
        png.writeInt((int) check.getValue());
    }
}
