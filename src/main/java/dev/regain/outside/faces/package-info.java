@NamedInterface("faces")
package dev.regain.outside.faces;

import org.springframework.modulith.NamedInterface;
