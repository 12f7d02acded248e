@NamedInterface("mail")
package dev.regain.outside.mail;

import org.springframework.modulith.NamedInterface;
