@NamedInterface("sms")
package dev.regain.outside.sms;

import org.springframework.modulith.NamedInterface;
