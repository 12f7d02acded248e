@NamedInterface("ocr")
package dev.regain.outside.ocr;

import org.springframework.modulith.NamedInterface;
