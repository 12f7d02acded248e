/** The keys that personal data is sealed and looked up with, and the tokens that programs come in with; the only room that knows Tink. */
@ApplicationModule(
        displayName = "Keys",
        allowedDependencies = {})
package dev.regain.keys;

import org.springframework.modulith.ApplicationModule;
