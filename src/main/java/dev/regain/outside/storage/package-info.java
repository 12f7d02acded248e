@NamedInterface("storage")
package dev.regain.outside.storage;

import org.springframework.modulith.NamedInterface;
