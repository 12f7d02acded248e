@NamedInterface("webhook")
package dev.regain.outside.webhook;

import org.springframework.modulith.NamedInterface;
