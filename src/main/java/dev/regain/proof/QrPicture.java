package dev.regain.proof;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code (ISO/IEC 18004, error correction M) as an SVG path.
 *
 * @param path the dark modules in unit squares
 * @param size width and height in modules, with the quiet zone of four on each side
 */
record QrPicture(String path, int size) {

    private static final int QUIET = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(path.toString(), code.size + 2 * QUIET);
    }
}
