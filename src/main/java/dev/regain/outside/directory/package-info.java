@NamedInterface("directory")
package dev.regain.outside.directory;

import org.springframework.modulith.NamedInterface;
