#Requires -RunAsAdministrator
#Requires -Version 5.1
<#
.SYNOPSIS
NOT RUN YET: written from Microsoft's documents, on no Windows machine. Try it on a spare one first.

.DESCRIPTION
Turns a Windows 10 or 11 machine (Enterprise, Education or IoT Enterprise: the others have no Shell Launcher) into the
waiting-room kiosk. A local standard user without a password, who can sign in only at the machine itself, is signed in
at each start and has the kiosk in place of the desktop. The program is read-only for that user; the group
"Waiting-room editors" may change the content and nothing else.

    powershell -ExecutionPolicy Bypass -File deploy\windows\kiosk.ps1             # needs Python 3.12 to 3.14 for all users
    powershell -ExecutionPolicy Bypass -File deploy\windows\kiosk.ps1 -Wheels D:\wheels   # without network
    powershell -ExecutionPolicy Bypass -File deploy\windows\kiosk.ps1 -Remove     # takes all of it away but the content

The folder for -Wheels comes from any Windows machine with network:
    pip download --require-hashes -r deploy\requirements-typefaces.lock -d wheels
#>
param(
    [string] $Wheels,
    [switch] $Remove
)

$ErrorActionPreference = 'Stop'
$user = 'waiting-room'
$editors = 'Waiting-room editors'
$source = (Resolve-Path "$PSScriptRoot\..\..").Path
$program = "$env:ProgramFiles\Waiting-room kiosk"
$folder = "$env:ProgramData\Waiting-room kiosk"
$content = "$folder\content"
$winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
$launcher = 'root\standardcimv2\embedded'
# What Shell Launcher does when the kiosk has ended: 0 starts it again, 3 does nothing.
$again = 0
$nothing = 3

function Invoke-Checked([string] $command) {
    & $command @args
    if ($LASTEXITCODE -ne 0) { throw "$command $args ended with $LASTEXITCODE" }
}

function Remove-Kiosk {
    $sid = (Get-LocalUser $user -ErrorAction SilentlyContinue).SID.Value
    if ($sid) {
        $settings = [wmiclass] "\\localhost\${launcher}:WESL_UserSetting"
        try { $settings.RemoveCustomShell($sid) | Out-Null } catch { Write-Warning "Shell Launcher: $_" }
        Remove-LocalUser $user
    }
    Set-ItemProperty $winlogon AutoAdminLogon '0'
    Remove-ItemProperty $winlogon DefaultUserName, DefaultPassword -ErrorAction SilentlyContinue
    Remove-LocalGroup $editors -ErrorAction SilentlyContinue
    Remove-Item $program -Recurse -Force -ErrorAction SilentlyContinue
    Write-Host "Removed. The content is left in $content. Shell Launcher itself stays on; the next start shows the sign-in."
}

function Copy-Program {
    New-Item $program -ItemType Directory -Force | Out-Null
    foreach ($name in 'main.py', 'content.json', 'kiosk', 'resources', 'docs') {
        Copy-Item "$source\$name" $program -Recurse -Force
    }
    Invoke-Checked py -3 -m venv "$program\venv"
    $from = if ($Wheels) { @('--no-index', '--find-links', (Resolve-Path $Wheels).Path) } else { @() }
    Invoke-Checked "$program\venv\Scripts\python.exe" -m pip install --quiet --require-hashes @from `
        --requirement "$source\deploy\requirements-typefaces.lock"
    # With -I Python looks for modules neither beside main.py nor where it is started.
    Set-Content "$program\venv\Lib\site-packages\waiting-room-kiosk.pth" $program -Encoding Ascii
    Invoke-Checked "$program\venv\Scripts\python.exe" -I -m compileall -q "$program\kiosk"
}

function Add-UserAndFolders {
    if (-not (Get-LocalUser $user -ErrorAction SilentlyContinue)) {
        New-LocalUser $user -NoPassword -AccountNeverExpires -FullName 'Waiting-room kiosk' | Out-Null
        Set-LocalUser $user -PasswordNeverExpires $true
        Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $user
    }
    if (-not (Get-LocalGroup $editors -ErrorAction SilentlyContinue)) { New-LocalGroup $editors | Out-Null }
    New-Item $content -ItemType Directory -Force | Out-Null
    if (-not (Test-Path "$content\content.json")) { Copy-Item "$program\content.json" $content }
    # Administrators and the system: all; editors: change; users, the kiosk among them: read.
    Invoke-Checked icacls $folder /inheritance:r /grant '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-545:(OI)(CI)RX'
    Invoke-Checked icacls $content /grant "${editors}:(OI)(CI)M"
}

function Set-KioskShell {
    Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
    $sid = (Get-LocalUser $user).SID.Value
    $settings = [wmiclass] "\\localhost\${launcher}:WESL_UserSetting"
    $shell = "`"$program\venv\Scripts\pythonw.exe`" -I `"$program\main.py`" supervise --first-start --content `"$content\content.json`""
    try { $settings.RemoveCustomShell($sid) | Out-Null } catch { Write-Verbose 'There was none.' }
    # 0: ended by staff. 3: it runs already. Any other status, a crash too, starts it again.
    $settings.SetDefaultShell('explorer.exe', $nothing) | Out-Null
    $settings.SetCustomShell($sid, $shell, [int[]] (0, 3), [int[]] ($nothing, $nothing), $again) | Out-Null
    $settings.SetEnabled($true) | Out-Null
    Set-ItemProperty $winlogon AutoAdminLogon '1'
    Set-ItemProperty $winlogon DefaultUserName $user
    Set-ItemProperty $winlogon DefaultPassword ''
}

if ($Remove) {
    Remove-Kiosk
    return
}
Copy-Program
Add-UserAndFolders
Set-KioskShell
Write-Host "Done. Restart the machine. Words are edited in $content by members of the group `"$editors`"."
Write-Host 'To get a desktop: hold Ctrl+Alt+Delete, sign out, and sign in as an administrator while holding Shift.'
