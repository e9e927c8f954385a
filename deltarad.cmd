@echo off
rem DeltaRad's launcher for Windows: builds with dcm4che as the DICOM toolkit when sources are newer, runs the command.
setlocal
set "home=%~dp0"
set "home=%home:~0,-1%"
set "jar=%home%\target\deltarad.jar"
set "built=%home%\scp-listener\target\deltarad.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

where mvn >nul 2>nul || (echo deltarad: install a JDK, 17 or newer, and Maven, then run this again 1>&2 & exit /b 1)

if /i "%~1"=="test" (
    call mvn -B -ntp -Pdcm4che -Dwithout.pixelmed -f "%home%\pom.xml" verify
    exit /b
)

powershell -NoProfile -Command "$j=Get-Item -ErrorAction SilentlyContinue $env:jar; if(-not $j){exit 1}; $n=Get-ChildItem -Recurse -File $env:home | Where-Object { $_.FullName -notmatch '\\(target|\.git|src\\test)\\' -and ($_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main\\') -and $_.LastWriteTime -gt $j.LastWriteTime } | Select-Object -First 1; if($n){exit 1}"
if errorlevel 1 (
    echo deltarad: building, the first time takes a few minutes 1>&2
    call mvn -B -ntp -q -Pdcm4che -Dwithout.pixelmed -f "%home%\pom.xml" -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2
    if errorlevel 1 (echo deltarad: the build failed; the lines above say where 1>&2 & exit /b 1)
    if not exist "%home%\target" mkdir "%home%\target"
    copy /y "%built%" "%jar%" >nul || exit /b 1
)
"%java%" %DELTARAD_JAVA_OPTS% "-Ddeltarad.home=%home%" -jar "%jar%" %*
exit /b %errorlevel%
