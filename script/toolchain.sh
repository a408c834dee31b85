# Sourced, from the root of the repository, by every script that calls swift: the version the house is built with, and
# the toolchain that script/fetch-swift put in vendor/, where there is one.
swift_wanted=6.3.1
swift_folder=vendor/swift-$swift_wanted
if [ -x "$swift_folder/usr/bin/swift" ]; then PATH="$PWD/$swift_folder/usr/bin:$PATH"; fi
